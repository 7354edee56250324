package import Argon2
package import Model
package import Policy
package import Store
package import Vault

/// All use cases, assembled once and handed to the faces.
package struct ControlPlaneServices: Sendable {
    package let addresses: AddressService
    package let applications: ApplicationService
    package let audit: AuditService
    package let authenticator: Authenticator
    package let bulk: BulkService
    package let changes: ChangeService
    package let configuration: ControlPlaneConfiguration
    package let deletions: DeletionService
    package let deployments: DeploymentService
    package let deviceLogins: DeviceLoginService
    package let domains: DomainService
    package let idempotency: IdempotencyService
    package let identity: IdentityService
    package let invitations: InvitationService
    package let linkedIdentities: LinkedIdentityService
    package let members: MemberService
    package let passwordResets: PasswordResetService
    package let passwords: PasswordService
    package let policy: PolicyService
    package let projects: ProjectService
    package let providerLogins: ProviderLoginService
    package let registrations: RegistrationService
    package let releases: ReleaseService
    package let repositories: RepositoryDeploymentService
    package let roles: RoleService
    package let secondFactors: SecondFactorService
    package let serviceAccounts: ServiceAccountService
    package let sessions: SessionService
    package let systemRoles: SystemRoleService
    package let teams: TeamService
    package let tokens: TokenService
    package let variables: VariableService

    package init(
        store: DataStore, policies: PolicyStore, sessions: SessionStore, hasher: PasswordHasher, passwordRules: PasswordRules,
        keyring: MasterKeyring, cluster: any ClusterView, planner: any ReleasePlanner, configuration: ControlPlaneConfiguration,
        providers: LoginProviders = LoginProviders()
    ) {
        let authorizer = Authorizer(store: store, policies: policies)
        let recent = RecentCallers()
        let recentSessions = RecentCallers()
        let factors = SecondFactorService(
            store: store, keyring: keyring, sessions: sessions, recent: recentSessions, proofDuration: configuration.sessions.proofDuration)
        let proof = PasswordProof(store: store, hasher: hasher, throttle: sessions.throttle, factors: factors)
        self.applications = ApplicationService(
            store: store, authorizer: authorizer, cluster: cluster, keyring: keyring, configuration: configuration)
        self.audit = AuditService(store: store, authorizer: authorizer)
        self.authenticator = Authenticator(store: store, recent: recent, sessions: sessions, recentSessions: recentSessions)
        self.changes = ChangeService(authorizer: authorizer)
        self.configuration = configuration
        self.deletions = DeletionService(store: store, authorizer: authorizer, recent: recent)
        self.deployments = DeploymentService(store: store, authorizer: authorizer)
        self.deviceLogins = DeviceLoginService(
            store: store, authorizer: authorizer, devices: sessions.devices, publicURL: configuration.accounts.publicURL)
        self.domains = DomainService(store: store, authorizer: authorizer, configuration: configuration)
        self.idempotency = IdempotencyService(store: store, age: configuration.idempotencyDuration)
        self.identity = IdentityService(store: store, authorizer: authorizer, hasher: hasher, rules: passwordRules)
        self.members = MemberService(store: store, authorizer: authorizer)
        self.passwords = PasswordService(
            store: store, authorizer: authorizer, hasher: hasher, proof: proof, rules: passwordRules, sessions: sessions,
            recent: recentSessions)
        self.policy = PolicyService(store: store, authorizer: authorizer)
        self.projects = ProjectService(store: store, authorizer: authorizer)
        self.releases = ReleaseService(store: store, authorizer: authorizer, planner: planner)
        self.roles = RoleService(store: store, authorizer: authorizer)
        self.secondFactors = factors
        self.serviceAccounts = ServiceAccountService(store: store, authorizer: authorizer, recent: recent)
        self.sessions = SessionService(
            store: store, authorizer: authorizer, sessions: sessions, proof: proof, recent: recentSessions)
        self.providerLogins = ProviderLoginService(
            store: store, policies: policies, providers: providers, kept: sessions, sessions: self.sessions,
            authenticator: self.authenticator)
        self.linkedIdentities = LinkedIdentityService(
            store: store, authorizer: authorizer, policies: policies, logins: self.providerLogins,
            proofDuration: configuration.sessions.proofDuration)
        let desk = MailDesk(store: store, keyring: keyring, configuration: configuration.accounts)
        self.addresses = AddressService(
            store: store, authorizer: authorizer, desk: desk, throttle: sessions.throttle, configuration: configuration)
        let office = InvitationOffice(store: store, authorizer: authorizer)
        self.invitations = InvitationService(
            store: store, authorizer: authorizer, office: office, desk: desk, throttle: sessions.throttle,
            configuration: configuration.accounts)
        self.passwordResets = PasswordResetService(
            store: store, hasher: hasher, rules: passwordRules, desk: desk, sessions: sessions, recent: recentSessions,
            configuration: configuration.accounts)
        self.registrations = RegistrationService(
            store: store, hasher: hasher, rules: passwordRules, office: office, desk: desk,
            throttle: sessions.throttle, configuration: configuration.accounts)
        self.systemRoles = SystemRoleService(store: store, authorizer: authorizer, recent: [recent, recentSessions])
        self.teams = TeamService(store: store, authorizer: authorizer)
        self.tokens = TokenService(store: store, authorizer: authorizer, recent: recent)
        self.variables = VariableService(store: store, authorizer: authorizer, keyring: keyring)
        self.bulk = BulkService(store: store, deployments: self.deployments, deletions: self.deletions)
        self.repositories = RepositoryDeploymentService(
            store: store, authorizer: authorizer, projects: self.projects, applications: self.applications,
            variables: self.variables, deployments: self.deployments)
    }
}
