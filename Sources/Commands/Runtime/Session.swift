import APIClient
import APIContract

/// A command at work: its surroundings and a client of the server that the user chose.
struct Session: Sendable {
    let context: CommandContext
    let client: RoostClient

    /// Opens a session with the settings of the environment and the configuration file.
    static func open<Result: Sendable>(in context: CommandContext, _ body: (Session) async throws -> Result) async throws -> Result {
        let settings = try ClientSettings.load(environment: context.environment)
        guard let url = settings.url else {
            throw CommandFailure("no server is known: run 'roost login URL', or set ROOST_URL and ROOST_TOKEN")
        }
        return try await RoostClient.withClient(ClientConfiguration(address: url, token: settings.token)) { client in
            try await body(Session(context: context, client: client))
        }
    }

    /// The application that `reference` names.
    func application(_ reference: String) async throws -> String {
        try await ReferenceResolver(client: self.client).applicationID(try ApplicationReference(reference))
    }

    /// The project that `reference` names.
    func project(_ reference: String) async throws -> String {
        try await ReferenceResolver(client: self.client).projectID(try ProjectReference(reference))
    }

    /// The environment of a project that `reference`, a slug or an id, names.
    func environment(_ reference: String, projectID: String) async throws -> String {
        if let id = ReferenceText.id(reference) { return id }
        let environments = try await self.client.all { after throws(ClientError) in
            try await self.client.environments(projectID: projectID, after: after)
        }
        guard let environment = environments.first(where: { $0.slug == reference }) else {
            throw CommandFailure("there is no environment '\(reference)' there, or you may not see it")
        }
        return environment.id
    }

    /// The environment that `reference` names, and its project.
    func environment(_ reference: String) async throws -> (projectID: String, id: String) {
        try await ReferenceResolver(client: self.client).environmentID(try EnvironmentReference(reference))
    }

    /// The team that `reference` names; without one, the only team there is.
    ///
    /// - Parameter hint: how to name one, for whoever is in several.
    func team(_ reference: String?, hint: String = "name one with --team") async throws -> String {
        try await ReferenceResolver(client: self.client).teamID(reference, hint: hint)
    }

    /// Prints a list: each part as the API answered it, or all of it as a table.
    func printList<Item>(
        _ options: OutputOptions, _ table: ([Item]) -> [String],
        _ page: (_ after: String?) async throws(ClientError) -> Answer<Page<Item>>
    ) async throws {
        var items: [Item] = []
        var cursor: String?
        repeat {
            let answer = try await page(cursor)
            if options.json { self.context.print(json: answer.body) }
            items += answer.value.items
            cursor = answer.value.nextCursor
        } while cursor != nil
        if !options.json { self.context.print(table(items)) }
    }

    /// Prints one answer: as the API gave it, or as `lines` renders it.
    func print<Value>(_ answer: Answer<Value>, _ options: OutputOptions, _ lines: (Value) -> [String]) {
        if options.json { self.context.print(json: answer.body) } else { self.context.print(lines(answer.value)) }
    }

    /// Waits for a deployment that was accepted, unless the user does not want to.
    func follow(
        _ answer: Answer<DeploymentView>, name: String, _ options: FollowOptions, _ output: OutputOptions
    ) async throws -> CommandOutcome {
        if options.noWait {
            self.print(answer, output) {
                ["deployment \($0.number) (\($0.kind)) of \(name) is \($0.status): \($0.id)"]
            }
            return .done
        }
        return try await DeploymentFollower(session: self, name: name, printsJSON: output.json).follow(answer)
    }
}
