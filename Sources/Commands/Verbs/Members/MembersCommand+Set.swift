import APIClient
import APIContract
import ArgumentParser

extension MembersCommand {
    /// Give somebody roles in place of those that members gave them there.
    struct Set: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Give somebody roles in place of those that members gave them there.")

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
                session.print(try await place.set(self.roles, of: user, session.client), self.output) {
                    ["\($0.username) is \(place.roles($0).joined(separator: ", "))"]
                }
                return .done
            }
        }
    }
}
