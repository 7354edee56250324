import APIClient
import APIContract
import ArgumentParser

/// Run the tasks of a stopped application again.
struct StartCommand: RoostCommand {
    static let configuration = CommandConfiguration(commandName: "start", abstract: "Run the tasks of a stopped application again.")

    @Argument(help: "[team/]project/[environment/]app, or an id.")
    var app: String
    @OptionGroup var following: FollowOptions

    @OptionGroup var output: OutputOptions

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await Session.open(in: context) { session in
            let id = try await session.application(self.app)
            return try await session.follow(try await session.client.start(id), name: self.app, self.following, self.output)
        }
    }
}
