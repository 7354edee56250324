import APIClient
import APIContract
import ArgumentParser

extension InvitationsCommand {
    /// Invite somebody to a team.
    struct Create: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Invite somebody to a team.",
            discussion: "A server without a mail server prints the link instead of sending it: hand it over by a way that you trust.")

        @Argument(help: "The e-mail address.")
        var email: String
        @Option(name: .customLong("role"), help: "A role that they are to have; may be repeated.")
        var roles: [String]
        @Option(help: "The team; not needed by who is in one alone.")
        var team: String?

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            guard !self.roles.isEmpty else { throw CommandFailure("give a role: --role viewer") }
            return try await Session.open(in: context) { session in
                let team = try await session.team(self.team)
                let request = InvitationCreateRequest(email: self.email, roles: self.roles)
                session.print(try await session.client.invite(request, to: team), self.output, InvitationsCommand.report)
                return .done
            }
        }
    }

    /// What became of an invitation.
    static func report(_ invitation: InvitationView) -> [String] {
        if let link = invitation.link { return [link] }
        return ["a mail to \(invitation.email) is on its way; it holds until \(TimeText.date(invitation.expiresAt))"]
    }
}
