import APIClient
import ArgumentParser

extension InvitationsCommand {
    /// Withdraw an invitation.
    struct Delete: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "delete", abstract: "Withdraw an invitation.")

        @Argument(help: "Its id, or the address that it is for.")
        var invitation: String
        @Option(help: "The team; not needed by who is in one alone.")
        var team: String?

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let team = try await session.team(self.team)
                try await session.client.deleteInvitation(try await InvitationsCommand.id(self.invitation, team, session), of: team)
                if !self.output.json { context.print("withdrawn") }
                return .done
            }
        }
    }
}
