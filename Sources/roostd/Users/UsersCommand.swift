import ArgumentParser

/// What an operator does for people, beside the server.
struct UsersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "users", abstract: "Let people in who cannot get in by themselves.", subcommands: [UsersResetLink.self])
}
