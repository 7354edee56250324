import ArgumentParser

/// `roost sessions`.
struct SessionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sessions", abstract: "List and end the sessions of browsers that you are signed in with.",
        subcommands: [List.self, Revoke.self])
}
