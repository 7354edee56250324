import APIClient
import APIContract
import ArgumentParser

extension TeamsCommand {
    /// Delete a team with all that is in it.
    struct Delete: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "delete", abstract: "Delete a team with all that is in it.")

        @Argument(help: "Its short name, or an id.")
        var team: String

        @OptionGroup var options: DeletionOptions
        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.team(self.team)
                try context.confirm(
                    "Delete team \(self.team) with all its projects and stop what runs of them?", isConfirmed: self.options.yes)
                try await session.client.deleteTeam(id, volumes: self.options.volumes)
                if !self.output.json { context.print("deleted team \(self.team)") }
                return .done
            }
        }
    }
}
