import APIClient
import APIContract
import ArgumentParser

/// Deploy an application and wait for the verdict.
struct DeployCommand: RoostCommand {
    static let configuration = CommandConfiguration(commandName: "deploy", abstract: "Deploy an application and wait for the verdict.")

    @Argument(help: "[team/]project/[environment/]app, or an id.")
    var app: String
    @Option(help: "What to deploy: a branch, tags/NAME, or a full commit hash; without, the branch of the application.")
    var ref: String?
    @Flag(help: "Build every step anew.")
    var noCache = false
    @OptionGroup var following: FollowOptions

    @OptionGroup var output: OutputOptions

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await Session.open(in: context) { session in
            guard !self.app.contains(":") else {
                throw CommandFailure(
                    "deploying a git URL in one call is not supported yet: make the application with 'roost apps create NAME --project P --git \(self.app)', then deploy it"
                )
            }
            let id = try await session.application(self.app)
            var request = DeployReference(self.ref).request
            request.noCache = self.noCache ? true : nil
            return try await session.follow(try await session.client.deploy(id, request), name: self.app, self.following, self.output)
        }
    }
}
