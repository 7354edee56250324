import APIClient
import APIContract
import ArgumentParser

extension ServiceAccountsCommand {
    /// Make a service account.
    struct Create: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "create", abstract: "Make a service account.")

        @Argument(help: "Its name: a-z, 0-9 and hyphens.")
        var name: String
        @Option(name: .customLong("role"), help: "A role in the whole team; can be given several times.")
        var roles: [String] = []
        @Option(help: "What it is for.")
        var description: String?
        @Option(help: "The team, by its short name or id; without, the only one that you are in.")
        var team: String?

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let team = try await session.team(self.team)
                let request = ServiceAccountCreateRequest(name: self.name, description: self.description, roles: self.roles)
                session.print(try await session.client.createServiceAccount(request, teamID: team), self.output) {
                    ["made service account \($0.name): \($0.id)"]
                }
                return .done
            }
        }
    }
}
