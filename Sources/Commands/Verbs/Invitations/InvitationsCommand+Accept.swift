import APIClient
import APIContract
import ArgumentParser

extension InvitationsCommand {
    /// Accept an invitation.
    struct Accept: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept", abstract: "Become a member of the team that you were invited to.",
            discussion: "The invitation has to be for the address of your account. Without LINK, it is read from the standard input.")

        @Argument(help: "The link of the invitation; on a shared machine, give it on the standard input instead.")
        var link: String?

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            guard let text = self.link ?? context.readLine(), !text.isEmpty else { throw CommandFailure("no link was given") }
            // What stands behind the last sign of equality, or all of it.
            let token = text.split(separator: "=").last.map(String.init) ?? text
            return try await Session.open(in: context) { session in
                let request = InvitationAcceptRequest(token: token.trimmingSuffix("\r").trimmingSuffix(" "))
                session.print(try await session.client.acceptInvitation(request), self.output) { team in
                    ["you are a member of \(team.slug) now: \(team.roles.joined(separator: ", "))"]
                }
                return .done
            }
        }
    }
}
