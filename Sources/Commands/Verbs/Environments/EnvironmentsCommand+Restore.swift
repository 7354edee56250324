import APIClient
import APIContract
import ArgumentParser

extension EnvironmentsCommand {
    /// Restore a deleted environment with all that went with it.
    struct Restore: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "restore", abstract: "Restore a deleted environment with all that went with it.")

        @Argument(help: "[team/]project, or an id.")
        var project: String

        @Argument(help: "Its short name, or an id.")
        var environment: String

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let project = try await session.project(self.project)
                let id = try await DeletionFinder(client: session.client).environment(self.environment, projectID: project)
                session.print(try await session.client.restoreEnvironment(id, projectID: project), self.output, DeletionReport.lines)
                return .done
            }
        }
    }
}
