import APIClient
import APIContract
import ArgumentParser

/// Deploy an application and wait for the verdict.
struct DeployCommand: RoostCommand {
    static let configuration = CommandConfiguration(commandName: "deploy", abstract: "Deploy an application and wait for the verdict.")

    @OptionGroup var target: DeploymentTarget
    @Option(help: "What to deploy: a branch, tags/NAME, or a full commit hash; without, the branch of the application.")
    var ref: String?
    @Flag(help: "Build every step anew.")
    var noCache = false

    func run(in context: CommandContext) async throws -> CommandOutcome {
        guard !self.target.app.contains(":") else {
            throw CommandFailure(
                "deploying a git URL in one call is not supported yet: make the application with 'roost apps create NAME --project P --git \(self.target.app)', then deploy it"
            )
        }
        var request = DeployReference(self.ref).request
        request.noCache = self.noCache ? true : nil
        return try await self.target.deploy(in: context) { session, id in try await session.client.deploy(id, request) }
    }
}
