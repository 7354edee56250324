import APIClient
import ArgumentParser

/// End all tasks; the application stays.
struct StopCommand: RoostCommand {
    static let configuration = CommandConfiguration(commandName: "stop", abstract: "End all tasks; the application stays.")

    @OptionGroup var target: DeploymentTarget

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await self.target.deploy(in: context) { session, id in try await session.client.stop(id) }
    }
}
