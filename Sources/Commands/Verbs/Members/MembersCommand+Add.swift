import APIClient
import APIContract
import ArgumentParser

extension MembersCommand {
    /// Give somebody roles beside those that they have there.
    struct Add: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Give somebody roles beside those that they have there.")

        @Argument(help: "A user's id, or the name of a member or a service account of the team.")
        var who: String
        @Argument(help: "The roles.")
        var roles: [String]

        @OptionGroup var target: MemberTarget
        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let place = try await self.target.find(session)
                let user = try await place.user(self.who, session.client)
                let members = try await session.client.all { after throws(ClientError) in
                    try await place.members(session.client, after: after)
                }
                let old = members.first { $0.id == user }.map(place.roles) ?? []
                let roles = old + self.roles.filter { !old.contains($0) }
                session.print(try await place.set(roles, of: user, session.client), self.output) {
                    ["\($0.username) is \(place.roles($0).joined(separator: ", "))"]
                }
                return .done
            }
        }
    }
}
