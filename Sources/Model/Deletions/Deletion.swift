package import FoundationEssentials

/// One act of deleting, for as long as it can be undone: what was deleted, and how much went with it.
package struct Deletion: Sendable {
    package let id: DeletionID
    package let kind: DeletionKind
    package let objectID: UUID
    package let teamID: TeamID
    /// The project that was deleted, or in which something was; nil for a team.
    package let projectID: ProjectID?
    /// The environment that was deleted, or in which an application was.
    package let environment: Slug?
    package let slug: Slug
    package let name: String
    /// Whether the volumes go too once the deletion is final.
    package let takesVolumes: Bool
    package let projects: Int
    package let environments: Int
    package let applications: Int
    package let deletedAt: Date

    package init(
        id: DeletionID, kind: DeletionKind, objectID: UUID, teamID: TeamID, projectID: ProjectID?, environment: Slug?, slug: Slug,
        name: String, takesVolumes: Bool, projects: Int, environments: Int, applications: Int, deletedAt: Date
    ) {
        self.id = id
        self.kind = kind
        self.objectID = objectID
        self.teamID = teamID
        self.projectID = projectID
        self.environment = environment
        self.slug = slug
        self.name = name
        self.takesVolumes = takesVolumes
        self.projects = projects
        self.environments = environments
        self.applications = applications
        self.deletedAt = deletedAt
    }
}
