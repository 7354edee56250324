import APIClient
import APIContract
import ArgumentParser

extension TokensCommand {
    /// List your tokens, or those of a service account.
    struct List: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List your tokens, or those of a service account.")

        @Option(help: "The service account, by its name or id.")
        var serviceAccount: String?
        @Option(help: "Its team, by its short name or id; without, the only one that you are in.")
        var team: String?

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                guard let name = self.serviceAccount else {
                    try await session.printList(self.output, Self.table) { after throws(ClientError) in
                        try await session.client.tokens(after: after)
                    }
                    return .done
                }
                let team = try await session.team(self.team)
                let account = try await session.serviceAccount(name, teamID: team)
                try await session.printList(self.output, Self.table) { after throws(ClientError) in
                    try await session.client.tokens(serviceAccountID: account, teamID: team, after: after)
                }
                return .done
            }
        }

        private static func table(_ tokens: [TokenView]) -> [String] {
            var table = TextTable(["NAME", "PREFIX", "PERMISSIONS", "EXPIRES", "LAST USED", "ID"])
            for token in tokens {
                table.add([
                    token.name, token.prefix, token.permissions.joined(separator: ","), token.expiresAt.map(TimeText.date),
                    token.lastUsedAt.map(TimeText.date), token.id,
                ])
            }
            return table.lines
        }
    }
}
