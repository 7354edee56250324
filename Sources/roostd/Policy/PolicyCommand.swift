import ArgumentParser

/// Looks at the roles and permissions, and runs what is expected of them.
struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Check, test, explain and show who may do what.",
        discussion: """
            Reads permissions.yaml, roles.yaml and scenarios/*.yaml of the folder that --directory or ROOST_POLICIES_DIR names; \
            ops/docs/policy.md explains them. Nothing else is needed, no server and no database, but for explain --user.
            """,
        subcommands: [PolicyCheck.self, PolicyTest.self, PolicyExplain.self, PolicyMatrix.self])
}
