import APIClient
import APIContract
import ArgumentParser

extension ProjectsCommand {
    /// Restore a deleted project with all that went with it.
    struct Restore: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "restore", abstract: "Restore a deleted project with all that went with it.")

        @Argument(help: "[team/]project, or an id.")
        var project: String

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await DeletionFinder(client: session.client).project(self.project)
                session.print(try await session.client.restoreProject(id), self.output, DeletionReport.lines)
                return .done
            }
        }
    }
}
