import APIClient
import APIContract
import ArgumentParser

extension TeamsCommand {
    /// Make a team.
    struct Create: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "create", abstract: "Make a team.")

        @Argument(help: "Its short name: a-z, 0-9 and hyphens.")
        var slug: String
        @Option(help: "Its name for people.")
        var name: String?

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let request = TeamCreateRequest(slug: self.slug, name: self.name)
                session.print(try await session.client.createTeam(request), self.output) { ["made team \($0.slug): \($0.id)"] }
                return .done
            }
        }
    }
}
