import APIContract
import Foundation
import HTTPTypes
import Model
import Store
import Testing

extension APILab {
    /// The image of what ``makeLive(_:team:)`` makes live.
    static let liveImage = "127.0.0.1:5000/web@sha256:" + String(repeating: "a", count: 64)

    /// Makes a new release of an application live, as a worker does.
    func makeLive(_ application: String, team: String) async throws {
        let id = try #require(ApplicationID(application))
        let tenant = TenantContext(teamID: try #require(TeamID(team)))
        let accepted = try await self.call(DeploymentView.self, .post, "/api/applications/\(id)/deploy", status: 202)
        let deployment = try #require(DeploymentID(accepted.id))
        try await self.store.withTransaction { session in
            guard case .claimed(let claimed) = try await session.deployments(tenant).claim(deployment) else { throw StoreError.stale }
            let release = try await session.releases(tenant).insert(
                application: id, image: Self.liveImage, configurationNumber: 1, commit: nil, branch: "main", deployment: deployment)
            for status in [DeploymentStatus.deploying, .verifying, .succeeded] {
                try await session.deployments(tenant).advance(deployment, epoch: claimed.epoch, to: status)
            }
            try await session.applications(tenant).setLive(
                id, LiveState(releaseNumber: release.number, deploymentID: deployment, replicas: 1))
            try await session.releases(tenant).markGood(release.number, of: id)
        }
    }
}
