package import APIContract
package import ControlPlane

extension RouteRegistry {
    /// Every route of Roost, and what describes them.
    package static func api(
        _ services: ControlPlaneServices, version: VersionView, readiness: [ReadinessCheck], deadlines: DeadlineClock
    ) -> Self {
        let url = services.configuration.urlParts()
        var registry = Self(
            tagSeed: "\(version.version) \(version.commit ?? "") \(url.before) \(url.after)",
            cookie: SessionCookie(isSecure: !services.configuration.sessions.isPlain))
        SystemRoutes(version: version, checks: readiness, deadlines: deadlines).register(in: &registry)
        IdentityRoutes(identity: services.identity, registrations: services.registrations).register(in: &registry)
        SessionRoutes(sessions: services.sessions, passwords: services.passwords, cookie: registry.cookie).register(in: &registry)
        SecondFactorRoutes(factors: services.secondFactors).register(in: &registry)
        AccountRoutes(
            resets: services.passwordResets, registrations: services.registrations, addresses: services.addresses
        ).register(in: &registry)
        ProviderRoutes(
            logins: services.providerLogins, cookie: registry.cookie, attemptCookie: registry.cookie.ofAttempt
        ).register(in: &registry)
        LinkedIdentityRoutes(identities: services.linkedIdentities, attemptCookie: registry.cookie.ofAttempt).register(in: &registry)
        DeviceLoginRoutes(logins: services.deviceLogins).register(in: &registry)
        TokenRoutes(tokens: services.tokens).register(in: &registry)
        TeamRoutes(teams: services.teams, changes: services.changes).register(in: &registry)
        MemberRoutes(members: services.members, changes: services.changes).register(in: &registry)
        RoleRoutes(roles: services.roles, changes: services.changes).register(in: &registry)
        PolicyRoutes(policy: services.policy).register(in: &registry)
        ServiceAccountRoutes(accounts: services.serviceAccounts).register(in: &registry)
        InvitationRoutes(invitations: services.invitations).register(in: &registry)
        SystemRoleRoutes(roles: services.systemRoles).register(in: &registry)
        AuditRoutes(audit: services.audit).register(in: &registry)
        ProjectRoutes(projects: services.projects, changes: services.changes).register(in: &registry)
        ApplicationRoutes(
            applications: services.applications, changes: services.changes, configuration: services.configuration
        ).register(in: &registry)
        BulkRoutes(bulk: services.bulk).register(in: &registry)
        RepositoryDeployRoutes(repositories: services.repositories, configuration: services.configuration).register(in: &registry)
        DeletionRoutes(deletions: services.deletions, configuration: services.configuration).register(in: &registry)
        VariableRoutes(variables: services.variables).register(in: &registry)
        ReleaseRoutes(releases: services.releases, applications: services.applications, changes: services.changes).register(in: &registry)
        DeploymentRoutes(deployments: services.deployments).register(in: &registry)
        DomainRoutes(domains: services.domains, changes: services.changes).register(in: &registry)
        LogRoutes(applications: services.applications, deployments: services.deployments).register(in: &registry)
        let shelf = DocumentationRoutes.Shelf()
        DocumentationRoutes(shelf: shelf).register(in: &registry)
        let all = registry
        shelf.put { try OpenAPIDocument(all, version: version).text }
        return registry
    }
}
