import APIClient
import APIContract
import ArgumentParser

extension TeamsCommand {
    /// Show a team.
    struct Show: RoostCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a team.")

        @Argument(help: "Its short name, or an id.")
        var team: String

        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let id = try await session.team(self.team)
                session.print(try await session.client.team(id), self.output) { team in
                    var fields = FieldList()
                    fields.add("team", team.slug)
                    fields.add("name", team.name)
                    fields.add("id", team.id)
                    fields.add("roles", team.roles.joined(separator: ","))
                    fields.add("second factor", team.requireSecondFactor ? "required" : nil)
                    fields.add("created", TimeText.date(team.createdAt))
                    return fields.lines
                }
                return .done
            }
        }
    }
}
