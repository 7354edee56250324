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
        @Option(help: "The service account whose it is, by its name or id; its team is --team, or the only one that you are in.")
        var serviceAccount: String?
        @Option(
            name: .customLong("permission"), help: "A permission such as application.deploy; may be repeated. Without: all that you have.")
        var permissions: [String]
        @Option(help: "When it ends: 12h, 30d, or a date such as 2027-01-31T00:00:00Z.")
        var expires: String?

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let isOfTeam = self.team != nil || self.serviceAccount != nil
                let team = isOfTeam ? try await session.team(self.team) : nil
                var account: String?
                if let team, let name = self.serviceAccount { account = try await session.serviceAccount(name, teamID: team) }
                let request = TokenCreateRequest(
                    name: self.name, teamId: team, projectId: self.project == nil ? nil : try await session.project(self.project ?? ""),
                    permissions: self.permissions.isEmpty ? ["*"] : self.permissions,
                    expiresAt: try self.expires.map { try TimeArgument.future($0, now: context.now()) }, serviceAccountId: account)
                session.print(try await session.client.createToken(request), self.output) { [$0.token ?? ""] }
                return .done
            }
        }
    }
}
