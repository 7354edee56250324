import APIClient
import APIContract
import ArgumentParser

extension AppsCommand {
    /// Show an application.
    struct Show: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Show an application.")

        @Argument(help: "[team/]project/[environment/]app, or an id.")
        var app: String

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.application(self.app)
                session.print(try await session.client.application(id), self.output, ApplicationReport.lines)
                return .done
            }
        }
    }
}
