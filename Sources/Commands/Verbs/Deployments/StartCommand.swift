import APIClient
import ArgumentParser

/// Run the tasks of a stopped application again.
struct StartCommand: RoostCommand {
    static let configuration = CommandConfiguration(commandName: "start", abstract: "Run the tasks of a stopped application again.")

    @OptionGroup var target: DeploymentTarget

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await self.target.deploy(in: context) { session, id in try await session.client.start(id) }
    }
}
