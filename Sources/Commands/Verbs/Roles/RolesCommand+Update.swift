import APIClient
import APIContract
import ArgumentParser

extension RolesCommand {
    /// Change a role of the team's own.
    struct Update: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "update", abstract: "Change a role of the team's own, at once for everybody who has it.",
            discussion: "What is given takes the place of what it had of that kind; --no-inherit, --no-allow and --no-deny empty it.")

        @Argument(help: "Its name.")
        var name: String
        @Option(help: "The team, by its short name or id; without, the only one that you are in.")
        var team: String?
        @Flag(help: "It inherits nothing from then on.")
        var noInherit = false
        @Flag(help: "It adds no permission from then on.")
        var noAllow = false
        @Flag(help: "It is denied nothing from then on.")
        var noDeny = false

        @OptionGroup var role: RoleOptions
        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let team = try await session.team(self.team)
                let old = try await session.client.role(self.name, teamID: team)
                let request = RoleUpdateRequest(
                    summary: self.role.summary ?? old.value.summary,
                    inherits: self.noInherit ? [] : self.role.inherits.isEmpty ? old.value.inherits : self.role.inherits,
                    allow: self.noAllow ? [] : self.role.allow.isEmpty ? old.value.allow : self.role.allow,
                    deny: self.noDeny ? [] : try self.role.denials() ?? old.value.deny)
                let changed = try await session.client.updateRole(self.name, request, teamID: team, entityTag: old.entityTag)
                session.print(changed, self.output, RoleReport.lines)
                return .done
            }
        }
    }
}
