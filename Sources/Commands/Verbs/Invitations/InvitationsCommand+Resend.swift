import APIClient
import APIContract
import ArgumentParser

extension InvitationsCommand {
    /// Send an invitation once more.
    struct Resend: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "resend", abstract: "Send an invitation once more, with another link; the one of before does not hold any more.")

        @Argument(help: "Its id, or the address that it is for.")
        var invitation: String
        @Option(help: "The team; not needed by who is in one alone.")
        var team: String?

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let team = try await session.team(self.team)
                let id = try await InvitationsCommand.id(self.invitation, team, session)
                session.print(try await session.client.resendInvitation(id, of: team), self.output, InvitationsCommand.report)
                return .done
            }
        }
    }

    /// The id of the invitation that somebody named by its id or its address.
    static func id(_ text: String, _ team: String, _ session: Session) async throws -> String {
        if let id = ReferenceText.id(text) { return id }
        let all = try await session.client.all { after throws(ClientError) in try await session.client.invitations(team, after: after) }
        guard let found = all.first(where: { $0.email == text.lowercased() }) else {
            throw CommandFailure("'\(text)' is not invited to this team")
        }
        return found.id
    }
}
