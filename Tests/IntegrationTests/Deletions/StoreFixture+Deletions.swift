import Model
import Postgres
import Store
import Testing

extension StoreFixture {
    /// Deploys the application as a worker does, up to the verdict, and says which release is live.
    @discardableResult
    func serve(replicas: Int = 1) async throws -> Int {
        let claimed = try await self.claim(try await self.accept())
        let id = claimed.deployment.id
        return try await self.store.withTransaction { session in
            let release = try await session.releases(self.tenant).insert(
                application: self.application, image: "127.0.0.1:5000/web@sha256:\(String(repeating: "a", count: 64))",
                configurationNumber: 1, commit: nil, branch: nil, deployment: id)
            for status in [DeploymentStatus.deploying, .verifying, .succeeded] {
                try await session.deployments(self.tenant).advance(id, epoch: claimed.epoch, to: status)
            }
            try await session.releases(self.tenant).markGood(release.number, of: self.application)
            try await session.applications(self.tenant).setLive(
                self.application, LiveState(releaseNumber: release.number, deploymentID: id, replicas: replicas))
            return release.number
        }
    }

    /// Removes what the reconciler would have removed.
    func removeAll() async throws {
        for application in try await self.session.applicationsToRemove(after: nil) {
            try await self.session.applications(application.tenant).setRemoved(application.id)
        }
        for environment in try await self.session.environmentsToRemove(after: nil) {
            try await self.session.setEnvironmentRemoved(environment.id)
        }
    }

    /// Makes what was deleted so far look as if that had been so many days ago.
    func age(days: Int) async throws {
        try await self.database.execute(sql("UPDATE deletions SET deleted_at = deleted_at - make_interval(days => $1)"), [days])
    }

    /// Another application beside the first one.
    func insertApplication(_ slug: String, environment: EnvironmentID? = nil) async throws -> ApplicationID {
        let id = ApplicationID.make()
        let run = RunSettings(port: 8080)
        try await self.store.withTransaction { session in
            try await session.applications(self.tenant).insert(
                NewApplication(
                    id: id, projectID: self.project.id, environmentID: environment ?? self.environment.id,
                    slug: try #require(Slug(slug)), name: slug, source: .image(try ImageReference("busybox:1")), build: BuildSettings(),
                    run: run, keepReleases: 1, serviceName: ServiceName(stored: "\(slug)-\(id.suffix)")))
            try await session.configurations(self.tenant).insert(
                ConfigurationVersion(applicationID: id, number: 1, run: run, variables: []))
        }
        return id
    }

    func insertEnvironment(_ slug: String) async throws -> EnvironmentID {
        let id = EnvironmentID.make()
        _ = try await self.session.projects(self.tenant).insertEnvironment(
            id: id, project: self.project.id, slug: try #require(Slug(slug)), networkName: "\(slug)-\(id)")
        return id
    }

    func isLive(_ target: DeletionTarget) async throws -> Bool {
        try await self.session.deletions(self.tenant).isLive(target)
    }
}
