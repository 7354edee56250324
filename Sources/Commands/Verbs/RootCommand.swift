import ArgumentParser

/// `roost`: the verbs, in the order in which help shows them.
struct RootCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roost",
        abstract: "Deploy to Roost.",
        discussion: """
            APP is [team/]project/[environment/]app, or an id.
            The server is the one of 'roost login', or ROOST_URL with ROOST_TOKEN.
            Exit status: 0 done; 1 refused or usage; 2 deployment failed; 3 rolled back; 4 rollback failed; 5 cancelled or superseded; \
            6 server unreachable.
            """,
        subcommands: [
            LoginCommand.self, WhoamiCommand.self, HealthCommand.self,
            TeamsCommand.self, MembersCommand.self, InvitationsCommand.self, RolesCommand.self, ServiceAccountsCommand.self,
            TokensCommand.self, SessionsCommand.self, ProjectsCommand.self, EnvironmentsCommand.self, AppsCommand.self,
            DomainsCommand.self, EnvCommand.self, AuditCommand.self,
            DeployCommand.self, PlanCommand.self, PromoteCommand.self, DeploymentsCommand.self, RollbackCommand.self, ReleasesCommand.self,
            LogsCommand.self,
            ScaleCommand.self, RestartCommand.self, StopCommand.self, StartCommand.self, OpenCommand.self, CompletionsCommand.self,
        ])
}
