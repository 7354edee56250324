import ArgumentParser

/// `roost env`.
struct EnvCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "env",
        abstract: "List, set and unset the variables of an application, or those that a project or an environment shares.",
        subcommands: [List.self, Set.self, Unset.self, Import.self])
}
