import APIClient
import APIContract
import ArgumentParser

extension DeploymentsCommand {
    /// Show a deployment: its steps, and why it failed.
    struct Show: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a deployment: its steps, and why it failed.")

        @Argument(help: "The id of a deployment, or APP for its newest one.")
        var deployment: String

        @Option(help: "The number of the deployment, with APP.")
        var number: Int?

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await DeploymentFinder(session: session).find(self.deployment, number: self.number)
                session.print(try await session.client.deployment(id), self.output, DeploymentReport.lines)
                return .done
            }
        }
    }
}
