extension DockerClient {
    /// Runs a command in a container that runs, without input and without a shell, and sends its output.
    ///
    /// - Parameters:
    ///   - container: The container.
    ///   - command: The command and its arguments.
    ///   - user: User to run as; empty is the container's own.
    /// - Returns: The id to ask for the exit code, and the output, which ends with the command.
    public func exec(
        in container: String, command: [String], user: String = "", env: [String] = []
    ) async throws(DockerError) -> (id: String, output: DockerLogs) {
        let body = ExecCreation(command: command, user: user, env: env)
        let created: ExecCreated = try await call(
            try DockerRequest(.post, "/containers/\(try DockerReference.object(container))/exec", json: body))
        let start = try DockerRequest(.post, "/exec/\(try DockerReference.object(created.id))/start", json: ExecStart())
        return (created.id, DockerLogs(body: try await open(start, through: streams), isRaw: false))
    }

    /// Exit code of a command; nil while it runs.
    public func execExitCode(_ id: String) async throws(DockerError) -> Int? {
        let state: ExecState = try await call(DockerRequest(.get, "/exec/\(try DockerReference.object(id))/json"))
        return state.isRunning ? nil : state.exitCode
    }
}

private struct ExecCreation: Encodable {
    let command: [String]
    let user: String
    let env: [String]
    let attachStdout = true
    let attachStderr = true

    enum CodingKeys: String, CodingKey {
        case command = "Cmd"
        case user = "User"
        case env = "Env"
        case attachStdout = "AttachStdout"
        case attachStderr = "AttachStderr"
    }
}

private struct ExecCreated: Decodable {
    let id: String

    enum CodingKeys: String, CodingKey {
        case id = "Id"
    }
}

private struct ExecStart: Encodable {
    let detach = false
    let tty = false

    enum CodingKeys: String, CodingKey {
        case detach = "Detach"
        case tty = "Tty"
    }
}

private struct ExecState: Decodable {
    let isRunning: Bool
    let exitCode: Int?

    enum CodingKeys: String, CodingKey {
        case isRunning = "Running"
        case exitCode = "ExitCode"
    }
}
