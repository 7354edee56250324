import APIClient
import APIContract
import ArgumentParser

extension AppsCommand {
    /// Change an application; the next deployment takes it up.
    struct Update: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "update", abstract: "Change an application; the next deployment takes it up.")

        @Argument(help: "[team/]project/[environment/]app, or an id.")
        var app: String
        @Option(help: "A file with the whole request as JSON, or - for the standard input.")
        var file: String?
        @OptionGroup var settings: ApplicationOptions

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.application(self.app)
                let answer: Answer<ApplicationDetail>
                if let file = self.file {
                    guard self.settings.isEmpty else {
                        throw CommandFailure("--file holds the whole request: leave the other options away")
                    }
                    answer = try await session.client.updateApplication(id, json: try InputFile.read(file, in: context))
                } else {
                    guard !self.settings.isEmpty else { throw CommandFailure("there is nothing to change") }
                    let request = ApplicationUpdateRequest(
                        name: self.settings.name, source: try self.settings.sourceUpdate(), build: self.settings.build,
                        run: self.settings.run, keepReleases: self.settings.keepReleases)
                    answer = try await session.client.updateApplication(id, request)
                }
                session.print(answer, self.output) { ["changed \($0.slug); deploy it to take this up"] }
                return .done
            }
        }
    }
}
