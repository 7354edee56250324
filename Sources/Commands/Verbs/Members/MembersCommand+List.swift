import APIClient
import APIContract
import ArgumentParser

extension MembersCommand {
    /// List who has which role, where, and who gave it.
    struct List: RoostCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List who has which role, where, and who gave it.")

        @OptionGroup var target: MemberTarget
        @OptionGroup var output: OutputOptions

        func run(in context: CommandContext) async throws -> CommandOutcome {
            try await Session.open(in: context) { session in
                let place = try await self.target.find(session)
                try await session.printList(self.output, { self.table($0, place) }) { after throws(ClientError) in
                    try await place.members(session.client, after: after)
                }
                return .done
            }
        }

        private func table(_ members: [MemberView], _ place: MemberPlaceID) -> [String] {
            var table = TextTable(["NAME", "TYPE", "ROLE", "WHERE", "GIVEN BY", "ID"])
            for member in members {
                for grant in member.grants {
                    if case .project(_, let environment?) = place, grant.environmentId != environment { continue }
                    let place = grant.environmentId.map { "environment \($0)" } ?? grant.projectId.map { "project \($0)" } ?? "team"
                    table.add([
                        member.username, member.type == "user" ? "user" : "service account", grant.role, place, grant.origin, member.id,
                    ])
                }
            }
            return table.lines
        }
    }
}
