import APIClient
import APIContract
import ArgumentParser

extension TeamsCommand {
    /// Give a team another name for people.
    struct Update: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "update", abstract: "Give a team another name for people.")

        @Argument(help: "Its short name, or an id.")
        var team: String

        @Option(help: "Its name for people.")
        var name: String

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.team(self.team)
                session.print(try await session.client.updateTeam(id, TeamUpdateRequest(name: self.name)), self.output) {
                    ["changed team \($0.slug): \($0.name)"]
                }
                return .done
            }
        }
    }
}
