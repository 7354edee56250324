import ArgumentParser

/// `roost deployments`.
struct DeploymentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deployments", abstract: "List, show and cancel deployments.", subcommands: [List.self, Show.self, Cancel.self])
}
