import ArgumentParser

/// Who runs the installation, and who audits it.
struct SystemRolesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "system-roles", abstract: "List, give and take roles in the whole installation.",
        discussion: """
            For the first operator, and for auditors, whom no operator makes: nobody hands on over the API what they may not do themselves. \
            Needs the database (ROOST_DATABASE_URL) and the roles (ROOST_POLICIES_DIR); the server may run meanwhile. The last operator stays.
            """,
        subcommands: [SystemRolesList.self, SystemRolesGive.self, SystemRolesTake.self])
}
