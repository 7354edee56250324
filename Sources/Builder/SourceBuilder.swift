package import DockerEngine
internal import FoundationEssentials
package import Model

/// From a repository, or an image's name, to an image that is pinned by its digest.
///
/// Each call is cancelled with its task: its child processes are gone when it returns.
package struct SourceBuilder: Sendable {
    private let mirrors: GitMirrors
    private let references: RemoteReferences
    private let retries: RetryPolicy
    private let inspector: ContextInspector
    private let builder: ImageBuilder
    private let registry: ImageRegistry

    /// Prepares the work folder; what the Docker CLI can do is found out by the first build.
    ///
    /// - Parameter engine: the engine that ``BuilderConfiguration/dockerHost`` names.
    /// - Throws: ``BuilderError`` `no_space`, `clone_failed` or `docker_unavailable` where the folder or the CLI cannot be used.
    package init(configuration: BuilderConfiguration, engine: DockerClient) async throws(BuilderError) {
        let directories = try WorkDirectory(configuration.workDirectory)
        JobFolder.removeLeftovers(below: directories.jobs)
        for (program, code) in [(configuration.git, FailureCode.cloneFailed), (configuration.dockerCLI, .dockerUnavailable)]
        where !FileManager.default.isExecutableFile(atPath: program) {
            throw BuilderError(code, "\(program) is not there or cannot be run.")
        }
        let hasSetpriv = FileManager.default.isExecutableFile(atPath: configuration.setpriv)
        let runner = ChildRunner(setpriv: hasSetpriv ? configuration.setpriv : nil, stopGrace: configuration.stopGrace)
        let git = GitCommands(configuration: configuration, home: directories.home)
        let docker = BuildCommands(configuration: configuration, directories: directories)
        self.references = RemoteReferences(configuration: configuration, runner: runner, commands: git)
        self.retries = RetryPolicy(attempts: configuration.attempts, delay: configuration.retryDelay)
        self.mirrors = GitMirrors(configuration: configuration, directories: directories, runner: runner)
        self.inspector = ContextInspector(configuration: configuration, runner: runner, commands: git)
        self.builder = ImageBuilder(
            configuration: configuration, runner: runner, git: git, docker: docker,
            detector: BuilderKindDetector(known: configuration.builderKind, docker: docker, runner: runner), engine: engine)
        self.registry = ImageRegistry(
            engine: engine, policy: self.retries)
    }

    /// Fetches what `reference` names; nil stands for the source's branch, and that of the repository's HEAD where the source has none.
    ///
    /// - Throws: ``BuilderError`` `invalid_source`, `clone_failed`, `limit_exceeded`, `no_space` or `cancelled`.
    package func fetch(
        _ source: GitSource, reference: BuildReference? = nil, log: any BuildLog
    ) async throws(BuilderError) -> ResolvedCommit {
        let wanted = try await self.reference(reference, of: source, log: log)
        await log.append("Fetching \(wanted) of \(source.url)", stream: .system)
        let commit = try await self.mirrors.fetch(source.url, wanted, log: log)
        await log.append("Commit \(commit.hash): \(commit.subject)", stream: .system)
        return commit
    }

    private func reference(
        _ reference: BuildReference?, of source: GitSource, log: any BuildLog
    ) async throws(BuilderError) -> BuildReference {
        if let known = reference ?? source.branch.map(BuildReference.branch) { return known }
        let branch = try await self.retries.run(log: log) { () async throws(BuilderError) in
            try await self.references.defaultBranch(of: source.url)
        }
        await log.append("No branch is given: that of the repository is \(branch)", stream: .system)
        return .branch(branch)
    }

    /// Builds an image from a commit that ``fetch(_:reference:log:)`` brought.
    ///
    /// - Throws: ``BuilderError`` `invalid_source`, `limit_exceeded`, `build_failed`, `build_timeout`, `no_space`,
    ///   `registry_unavailable`, `docker_unavailable`, `clone_failed` or `cancelled`.
    package func build(_ request: BuildRequest, log: any BuildLog) async throws(BuilderError) -> BuiltImage {
        let mirror = self.mirrors.mirror(of: request.source.url)
        let context = try await self.context(request, in: mirror, log: log)
        if context.hasSubmodules { await log.append("Submodules are not fetched; their folders are empty.", stream: .system) }
        await log.append("Building \(request.image) from \(context.files) files, \(context.size) bytes", stream: .system)
        return try await self.builder.build(request, context: context, in: mirror, log: log)
    }

    /// The checked part of the commit.
    ///
    /// A copy that is damaged, or was removed for others since the fetch, is fetched anew once.
    private func context(
        _ request: BuildRequest, in mirror: MirrorDirectory, log: any BuildLog
    ) async throws(BuilderError) -> BuildContext {
        do throws(BuilderError) {
            return try await self.inspector.inspect(request, in: mirror)
        } catch {
            guard error == ContextInspector.damaged else { throw error }
        }
        await log.append("The copy of the repository is damaged; it is fetched anew.", stream: .system)
        await self.mirrors.discard(request.source.url)
        _ = try await self.mirrors.fetch(request.source.url, .commit(request.commit), log: log)
        return try await self.inspector.inspect(request, in: mirror)
    }

    /// Pushes an image and pins it to the digest that its registry gave.
    ///
    /// - Throws: ``BuilderError`` `push_failed`, `registry_unavailable`, `no_space`, `docker_unavailable` or `cancelled`.
    package func push(_ image: Model.ImageReference, log: any BuildLog) async throws(BuilderError) -> Model.ImageReference {
        try await self.registry.push(image, log: log)
    }

    /// Pins an image of someone else's making to the digest that its tag stands for now.
    ///
    /// - Throws: ``BuilderError`` `no_image`, `registry_unavailable`, `docker_unavailable` or `cancelled`.
    package func resolveImage(_ image: Model.ImageReference, log: any BuildLog) async throws(BuilderError) -> Model.ImageReference {
        try await self.registry.resolve(image, log: log)
    }

    /// Whether an image's registry says that it has no such image; a registry that does not answer does not say so.
    ///
    /// - Throws: ``BuilderError`` `cancelled`.
    package func isGone(_ image: Model.ImageReference) async throws(BuilderError) -> Bool {
        try await self.registry.isGone(image)
    }
}
