import ArgumentParser

/// `roost projects`.
struct ProjectsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "projects", abstract: "List, show, make, change, delete and restore projects.",
        subcommands: [List.self, Show.self, Create.self, Update.self, Delete.self, Restore.self])
}
