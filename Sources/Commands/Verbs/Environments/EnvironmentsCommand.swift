import ArgumentParser

/// `roost environments`.
struct EnvironmentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "environments", abstract: "List, show, make, change, delete and restore a project's environments.",
        subcommands: [List.self, Show.self, Create.self, Update.self, Delete.self, Restore.self])
}
