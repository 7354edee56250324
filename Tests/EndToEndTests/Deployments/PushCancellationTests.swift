import APIClient
import APIContract
import TestSupport
import Testing

/// On an installation of its own, whose registry can stall.
@Suite("Cancellation of a push", .notingFailures, .timeLimit(.minutes(15)))
struct PushCancellation {
    @Test("while pushing: cancelled within 10 s, no process is left, the last good commit serves")
    func whilePushing() async throws {
        try await withRelayedRegistry { platform, relay in
            let repository = try await SourceRepository(in: platform.server.folder)
            try await repository.commit(try SourceRepository.site("good"))
            let application = try await platform.makeApplication(
                repository: repository.url, project: try await platform.makeProject().id)
            let good = try await platform.deployGood(application.id)
            relay.stall()
            try await repository.commit(["index.html": "never"])
            let deployment = try await platform.client.deploy(application.id).value
            _ = try await platform.reach(deployment, .pushing)
            try await platform.expectCancelled(deployment, within: .seconds(10))
            #expect(platform.processes(mentioning: application.slug).isEmpty)
            #expect(try platform.workFolderEntries(mentioning: deployment.id).isEmpty)
            #expect(try await platform.ask(try platform.host(of: application)).text == "good")
            let detail = try await platform.client.application(application.id).value
            #expect(detail.liveRelease == good.releaseNumber && detail.status == "running")
        }
    }
}
