import Foundation
import Model
import Testing

@testable import ControlPlane

@Suite("The detail of an application")
struct ApplicationDetailTests {
    @Test(
        "fewer tasks than the last verdict left are degraded, and what Docker does not tell is not guessed",
        arguments: [
            (ApplicationStatus.running, 2 as Int?, ApplicationStatus.degraded), (.running, 0, .degraded), (.running, 3, .running),
            (.running, 4, .running), (.running, nil, .running), (.deploying, 1, .deploying), (.failed, 0, .failed),
        ])
    func degraded(stored: ApplicationStatus, running: Int?, shown: ApplicationStatus) throws {
        let detail = ApplicationDetail(
            application: try Self.application(stored), variables: [], domains: [], lastDeployment: nil,
            tasks: running.map { TaskCounts(running: $0, desired: 3) })
        #expect(detail.status == shown)
    }

    private static func application(_ status: ApplicationStatus) throws -> Application {
        let id = ApplicationID.make()
        let slug = try #require(Slug("web"))
        return Application(
            id: id, teamID: .make(), projectID: .make(), environmentID: .make(), environment: slug, slug: slug, name: "Web",
            source: .image(try ImageReference("busybox")), build: BuildSettings(), run: RunSettings(), configurationNumber: 1,
            keepReleases: 10, serviceName: ServiceName(stored: "web"), networkName: "net",
            live: LiveState(releaseNumber: 1, deploymentID: .make(), replicas: 3), status: status, revision: 1, createdAt: Date(),
            updatedAt: Date())
    }
}
