import APIClient
import APIContract
import ArgumentParser

extension ProjectsCommand {
    /// Make a project.
    struct Create: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "create", abstract: "Make a project.")

        @Argument(help: "Its short name: a-z, 0-9 and hyphens.")
        var slug: String
        @Option(help: "Its team; needed only where you are in several.")
        var team: String?
        @Option(help: "Its name for people.")
        var name: String?

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let request = ProjectCreateRequest(teamId: try await session.team(self.team), slug: self.slug, name: self.name)
                session.print(try await session.client.createProject(request), self.output) {
                    ["made project \($0.slug): \($0.id)"]
                }
                return .done
            }
        }
    }
}
