import APIClient
import APIContract
import ArgumentParser

extension AppsCommand {
    /// Restore a deleted application; what was live is deployed again.
    struct Restore: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "restore", abstract: "Restore a deleted application; what was live is deployed again.")

        @Argument(help: "[team/]project/[environment/]app, or an id.")
        var app: String

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await DeletionFinder(client: session.client).application(self.app)
                session.print(try await session.client.restoreApplication(id), self.output, DeletionReport.lines)
                return .done
            }
        }
    }
}
