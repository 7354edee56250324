import ArgumentParser

/// `roost env`.
struct EnvCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "env", abstract: "List, set and unset an application's variables.",
        subcommands: [List.self, Set.self, Unset.self, Import.self])
}
