import APIContract
import Model

extension Project {
    var tag: EntityTag { EntityTag(revision: self.revision) }
}

extension DeploymentEnvironment {
    var tag: EntityTag { EntityTag(revision: self.revision) }
}

extension ProjectView {
    init(_ project: Project) {
        self.init(
            id: project.id.description, teamId: project.teamID.description, slug: project.slug.rawValue, name: project.name,
            createdAt: project.createdAt, updatedAt: project.updatedAt)
    }
}

extension EnvironmentView {
    init(_ environment: DeploymentEnvironment) {
        self.init(
            id: environment.id.description, projectId: environment.projectID.description, slug: environment.slug.rawValue,
            name: environment.name, createdAt: environment.createdAt, updatedAt: environment.updatedAt)
    }
}
