import APIClient
import APIContract
import ArgumentParser

extension TokensCommand {
    /// List your tokens.
    struct List: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List your tokens.")

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                try await session.printList(self.output, Self.table) { after throws(ClientError) in
                    try await session.client.tokens(after: after)
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
