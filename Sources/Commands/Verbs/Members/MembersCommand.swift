import ArgumentParser

/// `roost members`.
struct MembersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "members", abstract: "List who has which role in a team, a project or an environment; give and take roles.",
        discussion: """
            WHO is a user's id, or the name of a member or a service account of the team. --project and --environment say where; without \
            them it is the team.
            """,
        subcommands: [List.self, Add.self, Set.self, Remove.self])
}
