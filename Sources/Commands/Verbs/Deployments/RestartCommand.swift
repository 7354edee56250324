import APIClient
import APIContract
import ArgumentParser

/// Replace the tasks by new ones of the same release.
struct RestartCommand: RoostCommand {
    static let configuration = CommandConfiguration(commandName: "restart", abstract: "Replace the tasks by new ones of the same release.")

    @Argument(help: "[team/]project/[environment/]app, or an id.")
    var app: String
    @OptionGroup var following: FollowOptions

    @OptionGroup var output: OutputOptions

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await Session.open(in: context) { session in
            let id = try await session.application(self.app)
            return try await session.follow(try await session.client.restart(id), name: self.app, self.following, self.output)
        }
    }
}
