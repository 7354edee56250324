import APIClient
import APIContract
import ArgumentParser

extension RolesCommand {
    /// Make a role of the team's own.
    struct Create: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Make a role of the team's own, which may do no more than you.",
            discussion: "For example: roost roles create releaser --inherit deployer --allow webhook.update --deny stack.deploy@production")

        @Argument(help: "Its name: a-z, 0-9 and hyphens.")
        var name: String
        @Option(help: "The team, by its short name or id; without, the only one that you are in.")
        var team: String?

        @OptionGroup var role: RoleOptions
        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let request = RoleCreateRequest(
                    name: self.name, summary: self.role.summary, inherits: self.role.inherits, allow: self.role.allow,
                    deny: try self.role.denials())
                let team = try await session.team(self.team)
                session.print(try await session.client.createRole(request, teamID: team), self.output) { ["made role \($0.name)"] }
                return .done
            }
        }
    }
}
