import ArgumentParser

/// `roost tokens`.
struct TokensCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens", abstract: "List, make and revoke API tokens.", subcommands: [List.self, Create.self, Delete.self])
}
