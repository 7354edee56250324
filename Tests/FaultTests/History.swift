import APIClient
import APIContract
import DockerEngine
import Foundation
import TestSupport
import Testing

extension Installation {
    /// Checks what has to be true after any fault: every accepted deployment has exactly one end, never two at once changed what
    /// runs, and what runs and serves is the live release and nothing else.
    func expectHistory(of application: ApplicationDetail, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let detail = try await self.client.application(application.id).value
        let deployments = try await self.client.deployments(applicationID: application.id).value.items
        var spans: [(number: Int, from: Double, to: Double)] = []
        for item in deployments {
            let deployment = try await self.client.deployment(item.id).value
            let events = deployment.events ?? []
            let ends = events.filter { DeploymentState(rawValue: $0.status)?.isTerminal == true }
            #expect(ends.count == 1 && events.last?.status == deployment.status, "\(deployment)", sourceLocation: sourceLocation)
            #expect(events.map(\.at) == events.map(\.at).sorted(), "\(events)", sourceLocation: sourceLocation)
            if let start = events.first(where: { $0.status == "deploying" })?.at, let end = deployment.finishedAt {
                spans.append((deployment.number, start.timeIntervalSince1970, end.timeIntervalSince1970))
            }
        }
        for (earlier, later) in zip(spans.sorted { $0.from < $1.from }, spans.sorted { $0.from < $1.from }.dropFirst()) {
            #expect(later.from >= earlier.to, "\(earlier.number) and \(later.number) at once", sourceLocation: sourceLocation)
        }
        guard let live = detail.liveRelease else { return }
        let release = try #require(try await self.client.releases(application.id).value.items.first { $0.number == live })
        let tasks = try await self.runningTasks(application)
        #expect(tasks.count == detail.run.replicas, sourceLocation: sourceLocation)
        for task in tasks {
            #expect(task.spec.containerSpec?.image == release.image, sourceLocation: sourceLocation)
            #expect(task.spec.containerSpec?.labels["roost.release"] == String(live), sourceLocation: sourceLocation)
        }
        #expect(try await self.ask(try self.host(of: application)).status == 200, sourceLocation: sourceLocation)
    }

    /// Starts an application with the sample image as a version that serves.
    func goodApplication(replicas: Int = 1) async throws -> ApplicationDetail {
        let application = try await self.makeApplication(
            image: try await SampleImage.app, project: try await self.makeProject().id, run: .brief(replicas: replicas),
            variables: ["VERSION": "good"])
        try await self.deployGood(application.id)
        return application
    }
}
