import APIClient
import APIContract
import ArgumentParser

/// The application that a deployment changes, and how its verdict is told.
struct DeploymentTarget: ParsableArguments {
    @Argument(help: "[team/]project/[environment/]app, or an id.")
    var app: String
    @OptionGroup var following: FollowOptions
    @OptionGroup var output: OutputOptions

    /// Starts the deployment of the application by its id, and waits for the verdict unless the user does not want to.
    func deploy(
        in context: CommandContext, _ start: (_ session: Session, _ id: String) async throws -> Answer<DeploymentView>
    ) async throws -> CommandOutcome {
        try await Session.open(in: context) { session in
            let id = try await session.application(self.app)
            return try await session.follow(try await start(session, id), name: self.app, self.following, self.output)
        }
    }
}
