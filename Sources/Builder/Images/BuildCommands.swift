internal import Model

/// The argument arrays and the environment of all calls of the Docker CLI.
struct BuildCommands: Sendable {
    let configuration: BuilderConfiguration
    let directories: WorkDirectory

    /// Prints the options of a build; BuildKit's are among them only where the CLI can drive BuildKit.
    func help() -> ChildCommand {
        self.command(["build", "--help"], .buildKit)
    }

    /// Builds the context that comes on standard input.
    ///
    /// - Parameter secretFiles: The files that hold the request's secrets, by name.
    func build(_ request: BuildRequest, with kind: BuilderKind, secretFiles: [String: String] = [:]) -> ChildCommand {
        let settings = request.settings
        var arguments = ["build", "--file=\(settings.dockerfile)", "--tag=\(request.image)"]
        arguments += request.labels.sorted { $0.key < $1.key }.map { "--label=\($0.key)=\($0.value)" }
        arguments += request.arguments.sorted { $0.key < $1.key }.map { "--build-arg=\($0.key)=\($0.value)" }
        arguments += secretFiles.sorted { $0.key < $1.key }.map { "--secret=id=\($0.key),\(Self.quoted("src=\($0.value)"))" }
        if let target = settings.target { arguments.append("--target=\(target)") }
        if settings.noCache { arguments.append("--no-cache") }
        if settings.pull { arguments.append("--pull") }
        switch kind {
        case .buildKit: arguments.append("--progress=plain")
        case .classic: arguments += ["--rm", "--force-rm"] + self.limits
        }
        return self.command(arguments + ["-"], kind)
    }

    /// One field of the comma-separated list that `--secret` takes.
    private static func quoted(_ field: String) -> String {
        field.contains { $0 == "," || $0 == "\"" } ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
    }

    /// BuildKit leaves these out: its steps live in the engine's own control group.
    private var limits: [String] {
        var result: [String] = []
        if let memory = self.configuration.buildMemory { result += ["--memory=\(memory)", "--memory-swap=\(memory)"] }
        if let cpus = self.configuration.buildCPUs, (0.01...1024).contains(cpus) {
            result += ["--cpu-period=100000", "--cpu-quota=\(Int(cpus * 100_000))"]
        }
        return result
    }

    private func command(_ arguments: [String], _ kind: BuilderKind) -> ChildCommand {
        var environment = [
            "PATH": self.configuration.searchPath, "HOME": self.directories.home, "DOCKER_HOST": self.configuration.dockerHost,
            "DOCKER_CONFIG": self.directories.dockerConfiguration, "DOCKER_BUILDKIT": kind == .buildKit ? "1" : "0",
        ]
        if let certificates = self.configuration.dockerCertificates {
            environment["DOCKER_TLS_VERIFY"] = "1"
            environment["DOCKER_CERT_PATH"] = certificates
        }
        // Told to interrupt, the CLI cancels the build at the engine; SIGTERM it passes on only after the step.
        return ChildCommand(self.configuration.dockerCLI, arguments, environment: environment, stopSignal: .interrupt)
    }
}
