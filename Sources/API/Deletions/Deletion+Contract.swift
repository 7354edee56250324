import APIContract
import ControlPlane
import FoundationEssentials
import Model

extension DeletionView {
    /// - Parameter days: how many days it can be restored.
    init(_ deletion: Deletion, days: Int) {
        self.init(
            id: deletion.id.description, kind: deletion.kind.rawValue, objectId: deletion.objectID.text,
            teamId: deletion.teamID.description, projectId: deletion.projectID?.description, environment: deletion.environment?.rawValue,
            slug: deletion.slug.rawValue, name: deletion.name, volumes: deletion.takesVolumes, projects: deletion.projects,
            environments: deletion.environments, applications: deletion.applications, deletedAt: deletion.deletedAt,
            restorableUntil: deletion.deletedAt.addingTimeInterval(Double(days) * 86400))
    }
}

extension RestoreView {
    init(_ restoration: Restoration) {
        self.init(
            kind: restoration.target.kind.rawValue, id: restoration.target.id.text, projects: restoration.projects,
            environments: restoration.environments, applications: restoration.applications,
            deployments: restoration.deployments.map {
                RestoreDeploymentView(applicationId: $0.application.description, deploymentId: $0.deployment.description)
            },
            lostHosts: restoration.lostHosts)
    }
}
