package import FoundationEssentials

/// Something that was deleted and can be restored.
package struct DeletionView: Codable, Hashable, Sendable {
    package var id: String
    /// `team project environment application`.
    package var kind: String
    /// The id of what was deleted: what a restore names.
    package var objectId: String
    package var teamId: String
    /// null for a team.
    @Nullable package var projectId: String?
    /// The slug of the environment that was deleted, or in which an application was; else null.
    @Nullable package var environment: String?
    package var slug: String
    package var name: String
    /// Whether its volumes are removed together with it for good.
    package var volumes: Bool
    /// How many projects, environments and applications went with it and come back with it, itself among them.
    package var projects: Int
    package var environments: Int
    package var applications: Int
    package var deletedAt: Date
    /// Until then it can be restored at least.
    package var restorableUntil: Date

    package init(
        id: String, kind: String, objectId: String, teamId: String, projectId: String?, environment: String?, slug: String, name: String,
        volumes: Bool, projects: Int, environments: Int, applications: Int, deletedAt: Date, restorableUntil: Date
    ) {
        self.id = id
        self.kind = kind
        self.objectId = objectId
        self.teamId = teamId
        self.projectId = projectId
        self.environment = environment
        self.slug = slug
        self.name = name
        self.volumes = volumes
        self.projects = projects
        self.environments = environments
        self.applications = applications
        self.deletedAt = deletedAt
        self.restorableUntil = restorableUntil
    }
}
