import APIClient
import APIContract
import ArgumentParser

extension TeamsCommand {
    /// List the teams that you are in.
    struct List: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the teams that you are in.")

        @Flag(help: "Instead, those that were deleted and can be restored.")
        var deleted = false

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                if self.deleted {
                    try await session.printList(self.output, DeletionReport.table) { after throws(ClientError) in
                        try await session.client.deletions(kind: "team", after: after)
                    }
                    return .done
                }
                try await session.printList(self.output, Self.table) { after throws(ClientError) in
                    try await session.client.teams(after: after)
                }
                return .done
            }
        }

        private static func table(_ teams: [TeamView]) -> [String] {
            var table = TextTable(["TEAM", "NAME", "ROLES", "ID"])
            for team in teams { table.add([team.slug, team.name, team.roles.joined(separator: ","), team.id]) }
            return table.lines
        }
    }
}
