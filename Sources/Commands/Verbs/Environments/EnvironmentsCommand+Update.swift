import APIClient
import APIContract
import ArgumentParser

extension EnvironmentsCommand {
    /// Give an environment another name for people.
    struct Update: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "update", abstract: "Give an environment another name for people.")

        @Argument(help: "[team/]project, or an id.")
        var project: String

        @Argument(help: "Its short name, or an id.")
        var environment: String

        @Option(help: "Its name for people.")
        var name: String

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let project = try await session.project(self.project)
                let id = try await session.environment(self.environment, projectID: project)
                let request = EnvironmentUpdateRequest(name: self.name)
                session.print(try await session.client.updateEnvironment(id, projectID: project, request), self.output) {
                    ["changed environment \($0.slug): \($0.name)"]
                }
                return .done
            }
        }
    }
}
