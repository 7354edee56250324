import APIClient
import APIContract
import ArgumentParser

extension InvitationsCommand {
    /// List who is invited to a team.
    struct List: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List who is invited to a team, and has not answered yet.")

        @Option(help: "The team; not needed by who is in one alone.")
        var team: String?

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let team = try await session.team(self.team)
                try await session.printList(self.output, Self.table) { after throws(ClientError) in
                    try await session.client.invitations(team, after: after)
                }
                return .done
            }
        }

        private static func table(_ invitations: [InvitationView]) -> [String] {
            var table = TextTable(["EMAIL", "ROLES", "INVITED BY", "MAILED", "EXPIRES", "ID"])
            for invitation in invitations {
                table.add([
                    invitation.email, invitation.roles.joined(separator: ","), invitation.invitedBy, invitation.mailedAt.map(TimeText.date),
                    TimeText.date(invitation.expiresAt), invitation.id,
                ])
            }
            return table.lines
        }
    }
}
