import APIClient
import APIContract
import ArgumentParser

/// End all tasks; the application stays.
struct StopCommand: RoostCommand {
    static let configuration = CommandConfiguration(commandName: "stop", abstract: "End all tasks; the application stays.")

    @Argument(help: "[team/]project/[environment/]app, or an id.")
    var app: String
    @OptionGroup var following: FollowOptions

    @OptionGroup var output: OutputOptions

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await Session.open(in: context) { session in
            let id = try await session.application(self.app)
            return try await session.follow(try await session.client.stop(id), name: self.app, self.following, self.output)
        }
    }
}
