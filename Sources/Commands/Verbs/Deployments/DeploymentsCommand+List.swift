import APIClient
import APIContract
import ArgumentParser

extension DeploymentsCommand {
    /// List deployments, newest first.
    struct List: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List deployments, newest first.")

        @Argument(help: "[team/]project/[environment/]app, or an id.")
        var app: String
        @Option(help: "Only those with this status.")
        var status: String?
        @Option(help: "At most so many; 1 to 100.")
        var limit = 20

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.application(self.app)
                guard (1...100).contains(self.limit) else { throw CommandFailure("--limit is from 1 to 100") }
                let answer = try await session.client.deployments(applicationID: id, status: self.status, limit: self.limit)
                session.print(answer, self.output) { Self.table($0.items) }
                return .done
            }
        }

        private static func table(_ deployments: [DeploymentView]) -> [String] {
            var table = TextTable(["NUMBER", "KIND", "STATUS", "RELEASE", "COMMIT", "BY", "CREATED", "ID"])
            for deployment in deployments {
                table.add([
                    String(deployment.number), deployment.kind, deployment.status, deployment.releaseNumber.map(String.init),
                    deployment.commitSha.map { String($0.prefix(8)) }, deployment.actor.name, TimeText.date(deployment.createdAt),
                    deployment.id,
                ])
            }
            return table.lines
        }
    }
}
