import APIClient
import APIContract
import ArgumentParser

extension ServiceAccountsCommand {
    /// End a service account with its roles and tokens.
    struct Delete: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "delete", abstract: "End a service account with its roles and tokens.")

        @Argument(help: "Its name, or its id.")
        var account: String
        @Option(help: "The team, by its short name or id; without, the only one that you are in.")
        var team: String?
        @Flag(help: "Do not ask.")
        var yes = false

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let team = try await session.team(self.team)
                let id = try await session.serviceAccount(self.account, teamID: team)
                try context.confirm("End the service account \(self.account) and its tokens?", isConfirmed: self.yes)
                try await session.client.deleteServiceAccount(id, teamID: team)
                if !self.output.json { context.print("ended service account \(self.account)") }
                return .done
            }
        }
    }
}
