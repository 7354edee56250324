import APIClient
import APIContract
import ArgumentParser

/// Change how many tasks run.
struct ScaleCommand: RoostCommand {
    static let configuration = CommandConfiguration(commandName: "scale", abstract: "Change how many tasks run.")

    @OptionGroup var target: DeploymentTarget
    @Argument(help: "How many.")
    var replicas: Int

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await self.target.deploy(in: context) { session, id in
            try await session.client.scale(id, ScaleRequest(replicas: self.replicas))
        }
    }
}
