package import DockerEngine
internal import FoundationEssentials
package import Model

/// What a source stands for at this moment, found out without fetching it.
package struct SourceHeads: Sendable {
    private let references: RemoteReferences
    private let registry: ImageRegistry

    /// - Parameters:
    ///   - configuration: Its work folder is not used.
    ///   - engine: The engine that asks the registries.
    package init(configuration: BuilderConfiguration, engine: DockerClient) {
        let hasSetpriv = FileManager.default.isExecutableFile(atPath: configuration.setpriv)
        self.references = RemoteReferences(
            configuration: configuration,
            runner: ChildRunner(setpriv: hasSetpriv ? configuration.setpriv : nil, stopGrace: configuration.stopGrace),
            commands: GitCommands(configuration: configuration, home: "/nonexistent"))
        self.registry = ImageRegistry(engine: engine, policy: RetryPolicy(attempts: 1, delay: .zero))
    }

    /// The newest commit of the source's branch, or of the repository's own where the source has none.
    ///
    /// - Throws: ``BuilderError`` `invalid_source`, `clone_failed` or `cancelled`.
    package func head(of source: GitSource) async throws(BuilderError) -> CommitHash {
        let branch: GitReference
        if let known = source.branch { branch = known } else { branch = try await self.references.defaultBranch(of: source.url) }
        return try await self.references.commit(of: .branch(branch), in: source.url)
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
