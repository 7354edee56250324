import APIClient
import APIContract
import ArgumentParser

/// Make an earlier release live again, by the same gate as a deployment.
struct RollbackCommand: RoostCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback", abstract: "Make an earlier release live again, by the same gate as a deployment.")

    @Argument(help: "[team/]project/[environment/]app, or an id.")
    var app: String
    @Option(help: "The number of the release; without, the newest good one before the live one.")
    var to: Int?
    @Option(help: "The full hash of the commit.")
    var commit: String?
    @OptionGroup var following: FollowOptions

    @OptionGroup var output: OutputOptions

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await Session.open(in: context) { session in
            guard self.to == nil || self.commit == nil else { throw CommandFailure("give --to or --commit, not both") }
            let id = try await session.application(self.app)
            let good = try await session.client.deployments(applicationID: id, status: "succeeded", limit: 1).value.items.first
            let newest = try await session.client.deployments(applicationID: id, limit: 1).value.items.first
            guard let base = good ?? newest else { throw CommandFailure("\(self.app) was never deployed") }
            let request = RollbackRequest(releaseNumber: self.to, commitSha: self.commit)
            return try await session.follow(
                try await session.client.rollback(base.id, request), name: self.app, self.following, self.output)
        }
    }
}
