import APIClient
import APIContract
import ArgumentParser

extension ServiceAccountsCommand {
    /// List the service accounts of a team.
    struct List: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the service accounts of a team.")

        @Option(help: "The team, by its short name or id; without, the only one that you are in.")
        var team: String?

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let team = try await session.team(self.team)
                try await session.printList(self.output, Self.table) { after throws(ClientError) in
                    try await session.client.serviceAccounts(teamID: team, after: after)
                }
                return .done
            }
        }

        private static func table(_ accounts: [ServiceAccountView]) -> [String] {
            var table = TextTable(["NAME", "ROLES", "MADE BY", "LAST USED", "DESCRIPTION", "ID"])
            for account in accounts {
                table.add([
                    account.name, account.grants.map(\.role).joined(separator: ","), account.createdBy,
                    account.lastUsedAt.map(TimeText.date), account.description, account.id,
                ])
            }
            return table.lines
        }
    }
}
