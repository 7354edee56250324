import APIClient
import APIContract
import ArgumentParser

extension AppsCommand {
    /// Make an application.
    struct Create: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "create", abstract: "Make an application.")

        @Argument(help: "Its short name: a-z, 0-9 and hyphens; not with --file.")
        var slug: String?
        @Option(help: "[team/]project, or an id; not with --file.")
        var project: String?
        @Option(name: .customLong("env"), help: "The environment; production where not given.")
        var environment: String?
        @Option(help: "A file with the whole request as JSON, or - for the standard input.")
        var file: String?
        @OptionGroup var settings: ApplicationOptions

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let answer: Answer<ApplicationDetail>
                if let file = self.file {
                    guard self.slug == nil, self.project == nil, self.settings.isEmpty else {
                        throw CommandFailure("--file holds the whole request: leave the other options away")
                    }
                    answer = try await session.client.createApplication(json: try InputFile.read(file, in: context))
                } else {
                    answer = try await session.client.createApplication(try await self.request(session))
                }
                session.print(answer, self.output) { application in
                    ["made \(application.slug) (\(application.environment)): \(application.id)"]
                        + (application.url.map { ["it will be at \($0)"] } ?? [])
                }
                return .done
            }
        }

        private func request(_ session: Session) async throws -> ApplicationCreateRequest {
            guard let slug = self.slug, let project = self.project else {
                throw CommandFailure("a short name and --project are needed, or --file with the whole request")
            }
            return ApplicationCreateRequest(
                projectId: try await session.project(project), environment: self.environment, slug: slug, name: self.settings.name,
                source: try self.settings.newSource(), build: self.settings.build, run: self.settings.run,
                keepReleases: self.settings.keepReleases)
        }
    }
}
