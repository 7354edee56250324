import ArgumentParser

/// `roost teams`.
struct TeamsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "teams", abstract: "List and make teams.", subcommands: [List.self, Create.self])
}
