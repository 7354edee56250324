import APIClient
import APIContract
import ArgumentParser

extension ProjectsCommand {
    /// List projects.
    struct List: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List projects.")

        @Option(help: "Only those of this team.")
        var team: String?

        @Flag(help: "Instead, those that were deleted and can be restored.")
        var deleted = false

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let team = self.team == nil ? nil : try await session.team(self.team)
                if self.deleted {
                    try await session.printList(self.output, DeletionReport.table) { after throws(ClientError) in
                        try await session.client.deletions(kind: "project", teamID: team, after: after)
                    }
                    return .done
                }
                let teams = Dictionary(
                    try await session.client.me().value.teams.map { ($0.id, $0.slug) }, uniquingKeysWith: { first, _ in first })
                try await session.printList(self.output, { Self.table($0, teams: teams) }) { after throws(ClientError) in
                    try await session.client.projects(teamID: team, after: after)
                }
                return .done
            }
        }

        private static func table(_ projects: [ProjectView], teams: [String: String]) -> [String] {
            var table = TextTable(["PROJECT", "TEAM", "NAME", "CREATED", "ID"])
            for project in projects {
                table.add([project.slug, teams[project.teamId], project.name, TimeText.date(project.createdAt), project.id])
            }
            return table.lines
        }
    }
}
