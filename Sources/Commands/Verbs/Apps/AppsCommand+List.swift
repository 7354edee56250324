import APIClient
import APIContract
import ArgumentParser

extension AppsCommand {
    /// List a project's applications.
    struct List: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List a project's applications.")

        @Option(help: "[team/]project, or an id; without, all projects that you see.")
        var project: String?
        @Option(name: .customLong("env"), help: "Only those of this environment.")
        var environment: String?

        @Flag(help: "Instead, those that were deleted and can be restored.")
        var deleted = false

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                if self.deleted {
                    try await self.listDeleted(session)
                } else if let project = self.project {
                    let id = try await session.project(project)
                    try await session.printList(self.output, Self.table) { after throws(ClientError) in
                        try await session.client.applications(projectID: id, environment: self.environment, after: after)
                    }
                } else {
                    try await self.listAll(session)
                }
                return .done
            }
        }

        private func listDeleted(_ session: Session) async throws {
            guard self.environment == nil else { throw CommandFailure("--env cannot be given together with --deleted") }
            var project: String?
            if let reference = self.project { project = try await session.project(reference) }
            let id = project
            try await session.printList(self.output, DeletionReport.table) { after throws(ClientError) in
                try await session.client.deletions(kind: "application", projectID: id, after: after)
            }
        }

        private func listAll(_ session: Session) async throws {
            let projects = try await session.client.all { after throws(ClientError) in try await session.client.projects(after: after) }
            for project in projects {
                if !self.output.json { session.context.print("\(project.slug):") }
                try await session.printList(self.output, Self.table) { after throws(ClientError) in
                    try await session.client.applications(projectID: project.id, environment: self.environment, after: after)
                }
            }
        }

        private static func table(_ applications: [ApplicationSummary]) -> [String] {
            var table = TextTable(["APP", "ENVIRONMENT", "STATUS", "REPLICAS", "RELEASE", "URL", "ID"])
            for application in applications {
                table.add([
                    application.slug, application.environment, application.status, String(application.replicas),
                    application.liveRelease.map(String.init), application.url, application.id,
                ])
            }
            return table.lines
        }
    }
}
