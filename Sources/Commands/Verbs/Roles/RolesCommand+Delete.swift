import APIClient
import APIContract
import ArgumentParser

extension RolesCommand {
    /// Delete a role of the team's own that nobody has.
    struct Delete: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "delete", abstract: "Delete a role of the team's own that nobody has.")

        @Argument(help: "Its name.")
        var name: String
        @Option(help: "The team, by its short name or id; without, the only one that you are in.")
        var team: String?
        @Flag(help: "Do not ask.")
        var yes = false

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let team = try await session.team(self.team)
                try context.confirm("Delete the role \(self.name)?", isConfirmed: self.yes)
                try await session.client.deleteRole(self.name, teamID: team)
                if !self.output.json { context.print("deleted role \(self.name)") }
                return .done
            }
        }
    }
}
