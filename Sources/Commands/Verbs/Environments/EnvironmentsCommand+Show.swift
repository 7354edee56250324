import APIClient
import APIContract
import ArgumentParser

extension EnvironmentsCommand {
    /// Show an environment.
    struct Show: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Show an environment.")

        @Argument(help: "[team/]project, or an id.")
        var project: String

        @Argument(help: "Its short name, or an id.")
        var environment: String

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let project = try await session.project(self.project)
                let id = try await session.environment(self.environment, projectID: project)
                session.print(try await session.client.environment(id, projectID: project), self.output) { environment in
                    var fields = FieldList()
                    fields.add("environment", environment.slug)
                    fields.add("name", environment.name)
                    fields.add("id", environment.id)
                    fields.add("project", environment.projectId)
                    fields.add("created", TimeText.date(environment.createdAt))
                    fields.add("updated", TimeText.date(environment.updatedAt))
                    return fields.lines
                }
                return .done
            }
        }
    }
}
