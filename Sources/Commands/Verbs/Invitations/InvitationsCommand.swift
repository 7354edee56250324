import ArgumentParser

/// `roost invitations`.
struct InvitationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invitations", abstract: "Invite people to teams, and accept invitations.",
        subcommands: [List.self, Create.self, Resend.self, Delete.self, Accept.self])
}
