import APIClient
import APIContract
import ArgumentParser

extension EnvironmentsCommand {
    /// List a project's environments.
    struct List: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List a project's environments.")

        @Argument(help: "[team/]project, or an id.")
        var project: String

        @Flag(help: "Instead, those that were deleted and can be restored.")
        var deleted = false

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.project(self.project)
                if self.deleted {
                    try await session.printList(self.output, DeletionReport.table) { after throws(ClientError) in
                        try await session.client.deletions(kind: "environment", projectID: id, after: after)
                    }
                    return .done
                }
                try await session.printList(self.output, Self.table) { after throws(ClientError) in
                    try await session.client.environments(projectID: id, after: after)
                }
                return .done
            }
        }

        private static func table(_ environments: [EnvironmentView]) -> [String] {
            var table = TextTable(["ENVIRONMENT", "NAME", "CREATED", "ID"])
            for environment in environments {
                table.add([environment.slug, environment.name, TimeText.date(environment.createdAt), environment.id])
            }
            return table.lines
        }
    }
}
