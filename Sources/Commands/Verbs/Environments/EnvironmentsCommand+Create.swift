import APIClient
import APIContract
import ArgumentParser

extension EnvironmentsCommand {
    /// Make an environment.
    struct Create: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "create", abstract: "Make an environment.")

        @Argument(help: "[team/]project, or an id.")
        var project: String
        @Argument(help: "Its short name: a-z, 0-9 and hyphens.")
        var slug: String

        @Option(help: "Its name for people.")
        var name: String?

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.project(self.project)
                let request = EnvironmentCreateRequest(slug: self.slug, name: self.name)
                let answer = try await session.client.createEnvironment(projectID: id, request)
                session.print(answer, self.output) { ["made environment \($0.slug): \($0.id)"] }
                return .done
            }
        }
    }
}
