import APIClient
import APIContract
import ArgumentParser

extension MembersCommand {
    /// Take all roles from somebody that they have there and below.
    struct Remove: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Take all roles from somebody that they have there and below, whoever gave them.")

        @Argument(help: "A user's id, or the name of a member or a service account of the team.")
        var who: String
        @Flag(help: "Do not ask.")
        var yes = false

        @OptionGroup var target: MemberTarget
        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let place = try await self.target.find(session)
                let user = try await place.user(self.who, session.client)
                try context.confirm("Take all roles from \(self.who) there?", isConfirmed: self.yes)
                try await place.remove(user, session.client)
                if !self.output.json { context.print("removed \(self.who)") }
                return .done
            }
        }
    }
}
