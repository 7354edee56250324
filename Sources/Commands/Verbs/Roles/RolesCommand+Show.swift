import APIClient
import APIContract
import ArgumentParser

extension RolesCommand {
    /// Show a role with all that it may do.
    struct Show: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a role with all that it may do.")

        @Argument(help: "Its name.")
        var name: String
        @Option(help: "The team, by its short name or id; without, the only one that you are in.")
        var team: String?

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let team = try await session.team(self.team)
                session.print(try await session.client.role(self.name, teamID: team), self.output, RoleReport.lines)
                return .done
            }
        }
    }
}
