import APIClient
import APIContract
import ArgumentParser

extension EnvironmentsCommand {
    /// Delete an environment with all that is in it.
    struct Delete: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "delete", abstract: "Delete an environment with all that is in it.")

        @Argument(help: "[team/]project, or an id.")
        var project: String

        @Argument(help: "Its short name, or an id.")
        var environment: String

        @OptionGroup var options: DeletionOptions
        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let project = try await session.project(self.project)
                let id = try await session.environment(self.environment, projectID: project)
                try context.confirm(
                    "Delete environment \(self.environment) of \(self.project) with all its applications and stop what runs of them?",
                    isConfirmed: self.options.yes)
                try await session.client.deleteEnvironment(id, projectID: project, volumes: self.options.volumes)
                if !self.output.json { context.print("deleted environment \(self.environment)") }
                return .done
            }
        }
    }
}
