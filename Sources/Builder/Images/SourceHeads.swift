package import DockerEngine
internal import FoundationEssentials
package import Model

/// What a source stands for at this moment, found out without fetching it.
package struct SourceHeads: Sendable {
    private let configuration: BuilderConfiguration
    private let runner: ChildRunner
    private let commands: GitCommands
    private let registry: ImageRegistry

    /// - Parameters:
    ///   - configuration: Its work folder is not used.
    ///   - engine: The engine that asks the registries.
    package init(configuration: BuilderConfiguration, engine: DockerClient) {
        self.configuration = configuration
        let hasSetpriv = FileManager.default.isExecutableFile(atPath: configuration.setpriv)
        self.runner = ChildRunner(setpriv: hasSetpriv ? configuration.setpriv : nil, stopGrace: configuration.stopGrace)
        self.commands = GitCommands(configuration: configuration, home: "/nonexistent")
        self.registry = ImageRegistry(engine: engine, policy: RetryPolicy(attempts: 1, delay: .zero))
    }

    /// The newest commit of the source's branch.
    ///
    /// - Throws: ``BuilderError`` `invalid_source`, `clone_failed` or `cancelled`.
    package func head(of source: GitSource) async throws(BuilderError) -> CommitHash {
        let reference = BuildReference.branch(source.branch)
        let limit = min(self.configuration.fetchTimeout, .seconds(20))
        let expired = BuilderError(
            .cloneFailed, "\(source.url) did not answer within \(limit.components.seconds) s.", isRetriable: true)
        let exit = try await Deadline.run(limit, orThrow: expired) { () async throws(BuilderError) in
            try await self.runner.collect(self.commands.head(reference, of: source.url))
        }
        // Git's way to say that it found nothing.
        guard exit.status != 2 else { throw BuilderError(.invalidSource, "The repository has no \(reference).") }
        guard exit.isSuccess else {
            throw GitFailure(standardError: exit.errorText).error(fetching: reference, from: source.url)
        }
        // Git also answers with names that only end like this one.
        let lines = exit.text.split(separator: "\n").map { $0.split(separator: "\t", maxSplits: 1) }
        let line = lines.first { $0.count == 2 && $0[1] == reference.remoteName }
        guard let hash = line.flatMap({ CommitHash(String($0[0])) }) else {
            throw BuilderError(.invalidSource, "The repository has no \(reference).")
        }
        return hash
    }

    /// The digest that an image's tag stands for.
    ///
    /// - Throws: ``BuilderError`` `no_image`, `registry_unavailable`, `docker_unavailable` or `cancelled`.
    package func resolveImage(_ image: Model.ImageReference) async throws(BuilderError) -> Model.ImageReference {
        try await self.registry.resolve(image, log: SilentLog())
    }

    private struct SilentLog: BuildLog {
        func append(_ line: String, stream: BuildLogStream) async {}
    }
}
