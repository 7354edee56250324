import APIClient
import APIContract
import ArgumentParser

extension TeamsCommand {
    /// Restore a deleted team with all that went with it.
    struct Restore: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "restore", abstract: "Restore a deleted team with all that went with it.")

        @Argument(help: "Its short name, or an id.")
        var team: String

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await DeletionFinder(client: session.client).team(self.team)
                session.print(try await session.client.restoreTeam(id), self.output, DeletionReport.lines)
                return .done
            }
        }
    }
}
