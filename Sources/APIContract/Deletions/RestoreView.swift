/// What a restore brought back.
package struct RestoreView: Codable, Hashable, Sendable {
    /// `team project environment application`.
    package var kind: String
    package var id: String
    /// How many projects, environments and applications are there again, itself among them.
    package var projects: Int
    package var environments: Int
    package var applications: Int
    /// One for each application that was live when it was deleted.
    package var deployments: [RestoreDeploymentView]
    /// The hosts that somebody else has by now: they do not come back.
    package var lostHosts: [String]

    package init(
        kind: String, id: String, projects: Int, environments: Int, applications: Int, deployments: [RestoreDeploymentView],
        lostHosts: [String]
    ) {
        self.kind = kind
        self.id = id
        self.projects = projects
        self.environments = environments
        self.applications = applications
        self.deployments = deployments
        self.lostHosts = lostHosts
    }
}
