import APIClient
import APIContract
import ArgumentParser

extension ProjectsCommand {
    /// Show a project.
    struct Show: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a project.")

        @Argument(help: "[team/]project, or an id.")
        var project: String

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.project(self.project)
                session.print(try await session.client.project(id), self.output) { project in
                    var fields = FieldList()
                    fields.add("project", project.slug)
                    fields.add("name", project.name)
                    fields.add("id", project.id)
                    fields.add("team", project.teamId)
                    fields.add("created", TimeText.date(project.createdAt))
                    fields.add("updated", TimeText.date(project.updatedAt))
                    return fields.lines
                }
                return .done
            }
        }
    }
}
