import ArgumentParser

/// `roost teams`.
struct TeamsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "teams", abstract: "List, show, make, change, delete and restore teams.",
        subcommands: [List.self, Show.self, Create.self, Update.self, Delete.self, Restore.self])
}
