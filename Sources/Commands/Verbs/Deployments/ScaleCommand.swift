import APIClient
import APIContract
import ArgumentParser

/// Change how many tasks run.
struct ScaleCommand: RoostCommand {
    static let configuration = CommandConfiguration(commandName: "scale", abstract: "Change how many tasks run.")

    @Argument(help: "[team/]project/[environment/]app, or an id.")
    var app: String
    @Argument(help: "How many.")
    var replicas: Int
    @OptionGroup var following: FollowOptions

    @OptionGroup var output: OutputOptions

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await Session.open(in: context) { session in
            let id = try await session.application(self.app)
            let answer = try await session.client.scale(id, ScaleRequest(replicas: self.replicas))
            return try await session.follow(answer, name: self.app, self.following, self.output)
        }
    }
}
