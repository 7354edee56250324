import APIClient
import APIContract
import ArgumentParser

extension DomainsCommand {
    /// Add a host by which the application is reached.
    struct Add: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a host by which the application is reached.")

        @Argument(help: "[team/]project/[environment/]app, or an id.")
        var app: String
        @Argument(help: "The host.")
        var host: String
        @Option(help: "Only requests whose path begins so.")
        var path: String?

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.application(self.app)
                let answer = try await session.client.createDomain(applicationID: id, DomainCreateRequest(host: self.host, path: self.path))
                session.print(answer, self.output) { ["added \($0.host)\($0.path)"] }
                return .done
            }
        }
    }
}
