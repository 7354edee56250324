import ArgumentParser

/// `roost domains`.
struct DomainsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "domains", abstract: "List, add and remove an application's domains.", subcommands: [List.self, Add.self, Remove.self])
}
