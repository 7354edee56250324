import APIClient
import APIContract
import ArgumentParser

extension TokensCommand {
    /// Revoke a token.
    struct Delete: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "delete", abstract: "Revoke a token.")

        @Argument(help: "Its id, or its name where no other has it.")
        var id: String

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                try await session.client.deleteToken(try await self.tokenID(session))
                if !self.output.json { context.print("revoked") }
                return .done
            }
        }

        private func tokenID(_ session: Session) async throws -> String {
            if let id = ReferenceText.id(self.id) { return id }
            let tokens = try await session.client.all { after throws(ClientError) in try await session.client.tokens(after: after) }
            let matches = tokens.filter { $0.name == self.id }
            guard let token = matches.first, matches.count == 1 else {
                throw CommandFailure("\(matches.isEmpty ? "no token has" : "several tokens have") the name '\(self.id)'")
            }
            return token.id
        }
    }
}
