import APIClient
import APIContract
import ArgumentParser

extension SessionsCommand {
    /// End a session, or all of them.
    struct Revoke: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "revoke", abstract: "End a session, or all of them.")

        @Argument(help: "Its id.")
        var id: String?
        @Flag(help: "All of them.")
        var all = false

        @OptionGroup var output: OutputOptions

        func validate() throws {
            if (self.id == nil) != self.all { throw ValidationError("name one session, or all with --all") }
        }

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                if let id = self.id { try await session.client.deleteSession(id) } else { try await session.client.deleteSessions() }
                if !self.output.json { context.print(self.all ? "ended all sessions" : "ended") }
                return .done
            }
        }
    }
}
