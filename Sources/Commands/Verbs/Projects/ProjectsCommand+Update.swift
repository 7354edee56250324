import APIClient
import APIContract
import ArgumentParser

extension ProjectsCommand {
    /// Give a project another name for people.
    struct Update: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "update", abstract: "Give a project another name for people.")

        @Argument(help: "[team/]project, or an id.")
        var project: String
        @Option(help: "Its name for people.")
        var name: String

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.project(self.project)
                session.print(try await session.client.updateProject(id, ProjectUpdateRequest(name: self.name)), self.output) {
                    ["changed project \($0.slug): \($0.name)"]
                }
                return .done
            }
        }
    }
}
