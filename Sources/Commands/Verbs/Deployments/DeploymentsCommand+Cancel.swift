import APIClient
import APIContract
import ArgumentParser

extension DeploymentsCommand {
    /// Cancel a deployment; the last good release stays or comes back.
    struct Cancel: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "cancel", abstract: "Cancel a deployment; the last good release stays or comes back.")

        @Argument(help: "The id of a deployment, or APP for its newest one.")
        var deployment: String

        @Option(help: "The number of the deployment, with APP.")
        var number: Int?

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await DeploymentFinder(session: session).find(self.deployment, number: self.number)
                session.print(try await session.client.cancel(id), self.output) {
                    ["deployment \($0.number) is asked to end; now \($0.status)"]
                }
                return .done
            }
        }
    }
}
