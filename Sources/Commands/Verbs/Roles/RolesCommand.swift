import ArgumentParser

/// `roost roles`.
struct RolesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roles", abstract: "List and show the roles of a team; make, change and delete its own.",
        subcommands: [List.self, Show.self, Create.self, Update.self, Delete.self])
}
