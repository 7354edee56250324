import APIClient
import APIContract
import ArgumentParser
import FoundationEssentials

/// `roost logs`: what an application, or a deployment of it, printed.
struct LogsCommand: RoostCommand {
    static let configuration = CommandConfiguration(commandName: "logs", abstract: "Print the log of an application or of a deployment.")

    @Argument(help: "[team/]project/[environment/]app, or an id.")
    var app: String

    @Flag(name: [.customShort("f"), .long], help: "Go on printing as lines come.")
    var follow = false

    @Option(help: "Only the last so many lines.")
    var tail: Int?

    @Option(help: "Only lines since then: 10m, 2h, 3d, or a date such as 2027-01-31T12:00:00Z.")
    var since: String?

    @Option(help: "Only lines that contain this text.")
    var grep: String?

    @Option(help: "The log of the deployment with this number instead.")
    var deployment: Int?

    @OptionGroup var output: OutputOptions

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await Session.open(in: context) { session in
            let id = try await session.application(self.app)
            if let number = self.deployment {
                guard self.tail == nil, self.since == nil, self.grep == nil else {
                    throw CommandFailure("--tail, --since and --grep are for the log of the application, not for --deployment")
                }
                let deployment = try await DeploymentFinder(session: session).find(applicationID: id, number: number)
                try await self.printDeployment(deployment, session)
            } else {
                let since = try self.since.map { try TimeArgument.past($0, now: context.now()) }
                try await self.printApplication(id, LogQuery(tail: self.tail, since: since, grep: self.grep), session)
            }
            return .done
        }
    }

    private func printApplication(_ id: String, _ query: LogQuery, _ session: Session) async throws {
        if self.follow {
            try await self.print(try await session.client.followApplicationLog(id, query), session)
        } else {
            self.print(text: try await session.client.applicationLog(id, query), session)
        }
    }

    private func printDeployment(_ id: String, _ session: Session) async throws {
        if self.follow {
            try await self.print(try await session.client.followDeploymentLog(id), session)
        } else {
            self.print(text: try await session.client.deploymentLog(id), session)
        }
    }

    private func print(_ lines: LogStream, _ session: Session) async throws {
        for try await line in lines {
            if self.output.json {
                guard let body = try? ContractJSON.encoder.encode(line) else { continue }
                session.context.print(json: Array(body))
            } else {
                session.context.print(foreign: line.text)
            }
        }
    }

    private func print(text: [UInt8], _ session: Session) {
        var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        for line in lines { session.context.print(foreign: String(decoding: line, as: UTF8.self)) }
    }
}
