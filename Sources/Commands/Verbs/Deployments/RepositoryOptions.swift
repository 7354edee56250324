import APIClient
import APIContract
import ArgumentParser

/// What the application of a git URL is to be, where it is not to be what it is or would be.
struct RepositoryOptions: ParsableArguments {
    @Option(help: "With a git URL: [team/]project, made where there is none; 'default' without.")
    var project: String?

    @Option(name: .customLong("env"), help: "With a git URL: the environment, made where there is none; production without.")
    var environment: String?

    @Option(help: "With a git URL: the short name of the application; the repository's name without.")
    var name: String?

    @Option(help: "With a git URL: the port that it listens on, 'none' for none; 8080 without, where it is new.")
    var port: String?

    @Option(name: .customLong("set"), help: "With a git URL: a variable, NAME=VALUE; may be repeated.")
    var variables: [String] = []

    @Option(help: "With a git URL: a dotenv file whose variables are set, or - for the standard input; may be repeated.")
    var envFile: [String] = []

    /// Whether none of them is given.
    var isEmpty: Bool {
        self.project == nil && self.environment == nil && self.name == nil && self.port == nil && self.variables.isEmpty
            && self.envFile.isEmpty
    }

    func validate() throws {
        guard let port, port != "none", UInt16(port) == nil || port == "0" else { return }
        throw ValidationError("--port is a number from 1 to 65535, or none")
    }

    /// The request for the repository at `url`; a project that is named and is not there is made.
    func request(_ url: String, branch: String?, _ session: Session) async throws -> RepositoryDeployRequest {
        let variables = try self.variables.map { text in
            let assignment = try VariableAssignment(text)
            return VariableUpdate(name: assignment.name, value: assignment.value)
        }
        let files = try self.envFile.map { path in String(decoding: try InputFile.read(path, in: session.context), as: UTF8.self) }
        var port = Change<Int>.unchanged
        if let text = self.port { port = Change(Int(text)) }
        return RepositoryDeployRequest(
            gitUrl: url, branch: branch, projectId: try await self.projectID(session), environment: self.environment, slug: self.name,
            port: port, variables: variables.isEmpty ? nil : variables, envFiles: files.isEmpty ? nil : files)
    }

    private func projectID(_ session: Session) async throws -> String? {
        guard let project else { return nil }
        guard case .path(let team, let slug) = try ProjectReference(project) else { return try await session.project(project) }
        if try await ReferenceResolver(client: session.client).projects(team: team, slug: slug).isEmpty {
            let team = try await session.team(team, hint: "name the project with its team, --project TEAM/\(slug)")
            let request = ProjectCreateRequest(teamId: team, slug: slug)
            return try await session.client.createProject(request).value.id
        }
        return try await session.project(project)
    }
}
