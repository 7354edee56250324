package import APIContract
package import ControlPlane

extension RouteRegistry {
    /// Every route of Roost.
    package static func api(
        _ services: ControlPlaneServices, version: VersionView, readiness: [ReadinessCheck], deadlines: DeadlineClock
    ) -> Self {
        var registry = Self()
        SystemRoutes(version: version, checks: readiness, deadlines: deadlines).register(in: &registry)
        IdentityRoutes(identity: services.identity).register(in: &registry)
        TokenRoutes(tokens: services.tokens).register(in: &registry)
        TeamRoutes(teams: services.teams).register(in: &registry)
        ProjectRoutes(projects: services.projects).register(in: &registry)
        ApplicationRoutes(applications: services.applications, configuration: services.configuration).register(in: &registry)
        VariableRoutes(variables: services.variables).register(in: &registry)
        ReleaseRoutes(releases: services.releases, applications: services.applications).register(in: &registry)
        DeploymentRoutes(deployments: services.deployments).register(in: &registry)
        DomainRoutes(domains: services.domains).register(in: &registry)
        LogRoutes(applications: services.applications, deployments: services.deployments).register(in: &registry)
        return registry
    }
}
