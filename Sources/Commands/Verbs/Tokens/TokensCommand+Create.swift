import APIClient
import APIContract
import ArgumentParser

extension TokensCommand {
    /// Make a token and print it, this once.
    struct Create: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "create", abstract: "Make a token and print it, this once.")

        @Argument(help: "What it is for.")
        var name: String
        @Option(help: "The team that it is bound to; without, it is personal.")
        var team: String?
        @Option(help: "The project that it is bound to.")
        var project: String?
        @Option(
            name: .customLong("permission"), help: "A permission such as application.deploy; may be repeated. Without: all that you have.")
        var permissions: [String]
        @Option(help: "When it ends: 12h, 30d, or a date such as 2027-01-31T00:00:00Z.")
        var expires: String?

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let team = self.team
                let request = TokenCreateRequest(
                    name: self.name, teamId: team == nil ? nil : try await session.team(team),
                    projectId: self.project == nil ? nil : try await session.project(self.project ?? ""),
                    permissions: self.permissions.isEmpty ? ["*"] : self.permissions,
                    expiresAt: try self.expires.map { try TimeArgument.future($0, now: context.now()) })
                session.print(try await session.client.createToken(request), self.output) { [$0.token ?? ""] }
                return .done
            }
        }
    }
}
