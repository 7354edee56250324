import APIClient
import APIContract
import ArgumentParser

/// `roost whoami`: who the token stands for.
struct WhoamiCommand: RoostCommand {
    static let configuration = CommandConfiguration(commandName: "whoami", abstract: "Show who the token stands for.")

    @OptionGroup var output: OutputOptions

    func run(in context: CommandContext) async throws -> CommandOutcome {
        try await Session.open(in: context) { session in
            session.print(try await session.client.me(), self.output) { me in
                var fields = FieldList()
                fields.add("server", session.client.address.description)
                fields.add("user", me.user.email.isEmpty ? "service account \(me.user.username)" : "\(me.user.username) <\(me.user.email)>")
                fields.add("token", me.token.map { "\($0.name) (\($0.prefix)…)" })
                for team in me.teams { fields.add("team", "\(team.slug) (\(team.roles.joined(separator: ", ")))") }
                return fields.lines
            }
            return .done
        }
    }
}
