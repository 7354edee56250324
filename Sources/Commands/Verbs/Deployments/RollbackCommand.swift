import APIClient
import APIContract
import ArgumentParser

/// Make an earlier release live again, by the same gate as a deployment.
struct RollbackCommand: RoostCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback", abstract: "Make an earlier release live again, by the same gate as a deployment.",
        discussion: "Where its image is no longer in the registry, its commit is built again with the settings and variables of then.")

    @OptionGroup var target: DeploymentTarget
    @Option(help: "The number of the release; without, the newest good one before the live one.")
    var to: Int?
    @Option(help: "The full hash of a commit that was live once; its release need not be kept any more.")
    var commit: String?

    func run(in context: CommandContext) async throws -> CommandOutcome {
        guard self.to == nil || self.commit == nil else { throw CommandFailure("give --to or --commit, not both") }
        return try await self.target.deploy(in: context) { session, id in
            let good = try await session.client.deployments(applicationID: id, status: "succeeded", limit: 1).value.items.first
            let newest = try await session.client.deployments(applicationID: id, limit: 1).value.items.first
            guard let base = good ?? newest else { throw CommandFailure("\(self.target.app) was never deployed") }
            return try await session.client.rollback(base.id, RollbackRequest(releaseNumber: self.to, commitSha: self.commit))
        }
    }
}
