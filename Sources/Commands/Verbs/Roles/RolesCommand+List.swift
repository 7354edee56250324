import APIClient
import APIContract
import ArgumentParser

extension RolesCommand {
    /// List the roles that can be given in a team.
    struct List: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the roles that can be given in a team.")

        @Option(help: "The team, by its short name or id; without, the only one that you are in.")
        var team: String?

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let team = try await session.team(self.team)
                try await session.printList(self.output, Self.table) { after throws(ClientError) in
                    try await session.client.roles(teamID: team, after: after)
                }
                return .done
            }
        }

        private static func table(_ roles: [RoleView]) -> [String] {
            var table = TextTable(["ROLE", "KIND", "INHERITS", "SUMMARY"])
            for role in roles {
                table.add([
                    role.name, role.problem != nil ? "broken" : role.builtIn ? "built in" : "own", role.inherits.joined(separator: ","),
                    role.summary,
                ])
            }
            return table.lines
        }
    }
}
