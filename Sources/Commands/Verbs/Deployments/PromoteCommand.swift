import APIClient
import APIContract
import ArgumentParser

/// Make the image that serves in another application of the project live.
struct PromoteCommand: RoostCommand {
    static let configuration = CommandConfiguration(
        commandName: "promote", abstract: "Make the image that serves in another application of the project live.")

    @Option(help: "The application whose image it is: [team/]project/[environment/]app, or an id.")
    var from: String
    @OptionGroup var target: DeploymentTarget

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await self.target.deploy(in: context) { session, id in
            try await session.client.promote(id, PromoteRequest(fromApplicationId: try await session.application(self.from)))
        }
    }
}
