import ArgumentParser

/// `roost environments`.
struct EnvironmentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "environments", abstract: "List and make a project's environments.", subcommands: [List.self, Create.self])
}
