import ArgumentParser

/// `roost apps`.
struct AppsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apps", abstract: "List, show, make, change, delete and restore applications.",
        subcommands: [List.self, Show.self, Create.self, Update.self, Delete.self, Restore.self, Bulk.self])
}
