import APIClient
import ArgumentParser

/// Replace the tasks by new ones of the same release.
struct RestartCommand: RoostCommand {
    static let configuration = CommandConfiguration(commandName: "restart", abstract: "Replace the tasks by new ones of the same release.")

    @OptionGroup var target: DeploymentTarget

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await self.target.deploy(in: context) { session, id in try await session.client.restart(id) }
    }
}
