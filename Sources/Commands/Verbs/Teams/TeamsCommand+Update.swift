import APIClient
import APIContract
import ArgumentParser

extension TeamsCommand {
    /// Give a team another name for people, or say whether it requires a second factor.
    struct Update: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "update", abstract: "Give a team another name for people, or say whether it requires a second factor.")

        @Argument(help: "Its short name, or an id.")
        var team: String

        @Option(help: "Its name for people.")
        var name: String?
        @Flag(
            inversion: .prefixedNo,
            help: "Close it to members who have a password and no second factor; you need one yourself.")
        var requireSecondFactor: Bool?

        @OptionGroup var output: OutputOptions

        func validate() throws {
            if self.name == nil, self.requireSecondFactor == nil { throw ValidationError("say what is to change") }
        }

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.team(self.team)
                let request = TeamUpdateRequest(name: self.name, requireSecondFactor: self.requireSecondFactor)
                session.print(try await session.client.updateTeam(id, request), self.output) {
                    ["changed team \($0.slug): \($0.name)" + ($0.requireSecondFactor ? ", which requires a second factor" : "")]
                }
                return .done
            }
        }
    }
}
