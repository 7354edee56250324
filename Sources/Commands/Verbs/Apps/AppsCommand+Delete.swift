import APIClient
import APIContract
import ArgumentParser

extension AppsCommand {
    /// Delete an application and stop what runs of it.
    struct Delete: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "delete", abstract: "Delete an application and stop what runs of it.")

        @Argument(help: "[team/]project/[environment/]app, or an id.")
        var app: String

        @OptionGroup var options: DeletionOptions
        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.application(self.app)
                try context.confirm("Delete \(self.app) and stop what runs of it?", isConfirmed: self.options.yes)
                try await session.client.deleteApplication(id, volumes: self.options.volumes)
                if !self.output.json { context.print("deleted \(self.app)") }
                return .done
            }
        }
    }
}
