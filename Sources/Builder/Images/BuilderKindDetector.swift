/// Finds out, once, whether the Docker CLI can drive the engine's BuildKit.
///
/// The CLI of the Debian package can; a newer one only with its plug-in.
actor BuilderKindDetector {
    private let docker: BuildCommands
    private let runner: ChildRunner
    private var known: BuilderKind?

    init(known: BuilderKind?, docker: BuildCommands, runner: ChildRunner) {
        self.known = known
        self.docker = docker
        self.runner = runner
    }

    func kind() async throws(BuilderError) -> BuilderKind {
        if let known { return known }
        let exit = try await self.runner.collect(self.docker.help())
        let kind: BuilderKind = exit.isSuccess && exit.text.contains("--progress") ? .buildKit : .classic
        self.known = kind
        return kind
    }
}
