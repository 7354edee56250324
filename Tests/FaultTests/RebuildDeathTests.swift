import APIClient
import APIContract
import DockerEngine
import Foundation
import TestSupport
import Testing

@Suite("roostd dies while a release is built again", .width(3), .notingFailures, .timeLimit(.minutes(15)))
struct RebuildDeath {
    /// An application whose second release is live, and whose first one's image is gone.
    private struct World: Sendable {
        let application: ApplicationDetail
        /// The commit of the first release.
        let commit: String
        let first: DeploymentView
        let live: DeploymentView
        /// The command of a step of the first release's build.
        let step: String
    }

    /// What the step prints once it runs; the command itself, which stands in the log as well, does not have it.
    private static let begun = "begun-42"

    /// - Parameter seconds: how long a step of the first release's build takes.
    private static func world(_ installation: Installation, seconds: Int) async throws -> World {
        let repository = try await SourceRepository(in: installation.server.folder)
        let step = "sleep \(seconds).\(UInt32.random(in: 1000...9999))"
        var files = try SourceRepository.app("serve", text: "one")
        files["Dockerfile"]? += "RUN --mount=type=secret,id=TOKEN echo begun-$((40 + 2)) && \(step)\n"
        let commit = try await repository.commit(files)
        let application = try await installation.client.createApplication(
            ApplicationCreateRequest(
                projectId: try await installation.makeProject().id, slug: Installation.slug("web"),
                source: .git(GitSourceRequest(url: repository.url)), build: BuildRequest(noCache: true), run: .brief())
        ).value
        let token = VariableUpdate(name: "TOKEN", value: "hush-hush", secret: true, scope: .build)
        _ = try await installation.client.replaceVariables(application.id, [token, VariableUpdate(name: "VERSION", value: "1")])
        let first = try await installation.deployGood(application.id)
        try await repository.commit(try SourceRepository.app("serve", text: "two"))
        try await installation.setVariables(["VERSION": "2"], of: application.id)
        let live = try await installation.deployGood(application.id)
        let image = try #require(first.image)
        try await removeFromRegistry(image)
        _ = try? await installation.docker.removeImage(image, force: true)
        return World(application: application, commit: commit, first: first, live: live, step: step)
    }

    /// Checks that the release came back as what was built again, once, and that nothing of the work is left.
    private static func expectRebuilt(_ world: World, _ rollback: DeploymentView, _ installation: Installation) async throws {
        let end = try await installation.verdict(rollback, within: .seconds(180))
        #expect(end.status == "succeeded", "\(failureText(end))")
        #expect(end.rebuiltReleaseNumber == 1 && end.releaseNumber == 3 && end.commitSha == world.commit, "\(end)")
        #expect(end.image != world.first.image && end.image != world.live.image)
        let events = try #require(try await installation.client.deployment(rollback.id).value.events)
        #expect(events.compactMap(\.note).count == 1, "\(events)")
        let releases = try await installation.client.releases(world.application.id).value.items
        #expect(releases.map(\.number) == [3, 2, 1] && releases.first?.commitSha == world.commit, "\(releases)")
        #expect(try await installation.client.application(world.application.id).value.liveRelease == 3)
        let host = try installation.host(of: world.application)
        #expect(try await installation.ask(host).text == "one")
        #expect(try await installation.containerEnvironment(host)["VERSION"] == "1")
        #expect(runningPrograms(mentioning: world.step).isEmpty)
        #expect(try installation.workFolderEntries(mentioning: "jobs/").isEmpty)
        try await installation.expectHistory(of: world.application)
    }

    @Test("killed while building: the step ends with it, the build is done again, and the release comes back once")
    func whileBuilding() async throws {
        try await withInstallation { installation in
            let world = try await Self.world(installation, seconds: 5)
            let rollback = try await installation.client.rollback(world.live.id, RollbackRequest(releaseNumber: 1)).value
            try await eventually(within: .seconds(60), "the step of the build") {
                let log = try await installation.client.deploymentLog(rollback.id)
                return String(decoding: log, as: UTF8.self).contains(Self.begun) ? () : nil
            }
            try await installation.server.kill()
            #expect(try await installation.ask(try installation.host(of: world.application)).text == "two")
            #expect(try !installation.workFolderEntries(mentioning: "jobs/").isEmpty, "the build had nothing in the work folder")
            try await eventually(within: .seconds(4), "the end of the step") {
                runningPrograms(mentioning: world.step).isEmpty ? () : nil
            }
            try await installation.server.start()
            try await Self.expectRebuilt(world, rollback, installation)
        }
    }

    @Test("killed when the registry has the new image and nobody has learnt of it: the release comes back once")
    func whilePushing() async throws {
        try await withRelayedRegistry { installation, relay in
            let world = try await Self.world(installation, seconds: 0)
            relay.plan(.answerHeld, to: "/manifests/d3 HTTP")
            let rollback = try await installation.client.rollback(world.live.id, RollbackRequest(releaseNumber: 1)).value
            try await relay.waitForAccident()
            #expect(try await installation.client.deployment(rollback.id).value.status == "pushing")
            try await installation.server.kill()
            #expect(try await installation.ask(try installation.host(of: world.application)).text == "two")
            try await installation.server.start()
            try await Self.expectRebuilt(world, rollback, installation)
        }
    }
}
