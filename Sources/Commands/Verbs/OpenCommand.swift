import APIClient
import APIContract
import ArgumentParser

/// Print where an application is, and how to ask it.
struct OpenCommand: RoostCommand {
    static let configuration = CommandConfiguration(commandName: "open", abstract: "Print where an application is, and how to ask it.")

    @Argument(help: "[team/]project/[environment/]app, or an id.")
    var app: String

    @OptionGroup var output: OutputOptions

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await Session.open(in: context) { session in
            let id = try await session.application(self.app)
            let answer = try await session.client.application(id)
            guard self.output.json || answer.value.url != nil else { throw CommandFailure("\(self.app) has no port, so it is nowhere") }
            session.print(answer, self.output) { application in
                guard let url = application.url else { return [] }
                return [url] + (CurlLine.text(url: url, ingress: context.environment["ROOST_INGRESS"]).map { [$0] } ?? [])
            }
            return .done
        }
    }
}
