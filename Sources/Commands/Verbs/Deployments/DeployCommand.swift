import APIClient
import APIContract
import ArgumentParser

/// Deploy an application, or a git repository in one call, and wait for the verdict.
struct DeployCommand: RoostCommand {
    static let configuration = CommandConfiguration(
        commandName: "deploy", abstract: "Deploy an application or a git URL, and wait for the verdict.",
        discussion: """
            With a git URL the application is the one of that name in the project 'default' and the environment 'production', or as the \
            options say; all that is not there yet is made. The same again deploys what the repository holds by then.
            """)

    @Argument(help: "[team/]project/[environment/]app, an id, or the http(s) address of a git repository.")
    var app: String
    @Option(
        help: """
            What to deploy: a branch, tags/NAME, or a full commit hash; without, the branch of the application, and of a new git URL the \
            branch that its HEAD names.
            """)
    var ref: String?
    @Flag(help: "Build every step anew.")
    var noCache = false
    @OptionGroup var repository: RepositoryOptions
    @OptionGroup var following: FollowOptions
    @OptionGroup var output: OutputOptions

    func run(in context: CommandContext) async throws -> CommandOutcome {
        if let url = Self.address(self.app) { return try await self.deployRepository(url, in: context) }
        guard self.repository.isEmpty else {
            throw CommandFailure("--project, --env, --name, --port, --set and --env-file belong to a git URL, not to an application")
        }
        var request = DeployReference(self.ref).request
        request.noCache = self.noCache ? true : nil
        return try await Session.open(in: context) { session in
            let id = try await session.application(self.app)
            return try await session.follow(
                try await session.client.deploy(id, request), name: self.app, self.following, self.output)
        }
    }

    /// The address of a repository; nil for what names an application.
    ///
    /// No path of slugs has a colon, or a dot in its first part: `git.example.com/shop/site` can only mean an address as well.
    static func address(_ text: String) -> String? {
        if text.contains(":") { return text }
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let host = parts.first, host.dropFirst().contains("."), host.first != "." else { return nil }
        return "https://" + text
    }

    private func deployRepository(_ url: String, in context: CommandContext) async throws -> CommandOutcome {
        let reference = DeployReference(self.ref).request
        guard reference.tag == nil, reference.commitSha == nil, !self.noCache else {
            throw CommandFailure(
                "with a git URL --ref is a branch, and there is no --no-cache: deploy the application by its name once it is made")
        }
        return try await Session.open(in: context) { session in
            let request = try await self.repository.request(url, branch: reference.branch, session)
            let answer = try await session.client.deployRepository(request)
            // Who deploys need not be allowed to read the project.
            let name = (try? await Self.name(of: answer.value.applicationId, session)) ?? answer.value.applicationId
            if self.following.noWait {
                session.print(answer, self.output) { made in
                    ["deployment of \(name) is accepted: \(made.deploymentId)"] + (made.url.map { ["it will be at \($0)"] } ?? [])
                }
                return .done
            }
            if !self.output.json { context.print("application \(name)") }
            let deployment = try await session.client.deployment(answer.value.deploymentId)
            return try await session.follow(deployment, name: name, self.following, self.output)
        }
    }

    /// How the application is named from now on.
    private static func name(of id: String, _ session: Session) async throws -> String {
        let application = try await session.client.application(id).value
        let project = try await session.client.project(application.projectId).value.slug
        let isUsual = application.environment == ReferenceResolver.defaultEnvironment
        let parts = [project, isUsual ? nil : application.environment, application.slug].compactMap(\.self)
        return SafeText.line(parts.joined(separator: "/"))
    }
}
