import APIClient
import APIContract
import ArgumentParser

extension SessionsCommand {
    /// List your sessions.
    struct List: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List your sessions.")

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                try await session.printList(self.output, Self.table) { after throws(ClientError) in
                    try await session.client.sessions(after: after)
                }
                return .done
            }
        }

        private static func table(_ sessions: [SessionView]) -> [String] {
            var table = TextTable(["SIGNED IN", "LAST SEEN", "ADDRESS", "BROWSER", "ID"])
            for session in sessions {
                table.add([
                    TimeText.date(session.createdAt), TimeText.date(session.lastSeenAt), session.address, session.userAgent, session.id,
                ])
            }
            return table.lines
        }
    }
}
