import APIClient
import APIContract
import ArgumentParser

extension ProjectsCommand {
    /// Delete a project that has no applications.
    struct Delete: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "delete", abstract: "Delete a project that has no applications.")

        @Argument(help: "[team/]project, or an id.")
        var project: String
        @Flag(help: "Do not ask.")
        var yes = false

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.project(self.project)
                try context.confirm("Delete project \(self.project)?", isConfirmed: self.yes)
                try await session.client.deleteProject(id)
                if !self.output.json { context.print("deleted project \(self.project)") }
                return .done
            }
        }
    }
}
