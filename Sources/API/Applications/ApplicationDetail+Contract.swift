import APIContract
import ControlPlane
import Model

extension APIContract.ApplicationDetail {
    init(_ detail: ControlPlane.ApplicationDetail, configuration: ControlPlaneConfiguration) {
        let application = detail.application
        let tasks = detail.tasks ?? TaskCounts(running: 0, desired: application.live?.replicas ?? 0)
        self.init(
            id: application.id.description, teamId: application.teamID.description, projectId: application.projectID.description,
            environment: application.environment.rawValue, slug: application.slug.rawValue, name: application.name,
            status: detail.status.rawValue, url: detail.url(configuration),
            serviceName: application.serviceName.rawValue, source: SourceView(application.source), build: BuildView(application.build),
            run: RunView(application.run), keepReleases: application.keepReleases, liveRelease: application.live?.releaseNumber,
            lastDeployment: detail.lastDeployment.map { DeploymentView($0) },
            tasks: TaskCountsView(running: tasks.running, desired: tasks.desired), domains: detail.domains.map { DomainView($0) },
            variables: detail.variables.filter { !$0.isSecret }.map { VariableView($0) },
            pendingChanges: detail.pendingChanges.map(\.rawValue),
            drift: detail.drift.map { DriftView($0) }, createdAt: application.createdAt, updatedAt: application.updatedAt)
    }
}
