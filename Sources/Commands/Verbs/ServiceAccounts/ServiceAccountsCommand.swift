import ArgumentParser

/// `roost service-accounts`.
struct ServiceAccountsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "service-accounts", abstract: "List, make and end the service accounts of a team.",
        discussion: """
            Their roles are given with 'roost members', their tokens made with 'roost tokens create NAME --service-account ACCOUNT'.
            """,
        subcommands: [List.self, Create.self, Delete.self])
}
