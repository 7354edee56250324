import APIClient
import APIContract
import ArgumentParser

extension ProjectsCommand {
    /// Delete a project with all that is in it.
    struct Delete: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "delete", abstract: "Delete a project with all that is in it.")

        @Argument(help: "[team/]project, or an id.")
        var project: String

        @OptionGroup var options: DeletionOptions
        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.project(self.project)
                try context.confirm(
                    "Delete project \(self.project) with all its applications and stop what runs of them?", isConfirmed: self.options.yes)
                try await session.client.deleteProject(id, volumes: self.options.volumes)
                if !self.output.json { context.print("deleted project \(self.project)") }
                return .done
            }
        }
    }
}
