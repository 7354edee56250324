import APIClient
import APIContract
import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// What goes wrong around Roost: each test has an installation of its own, whose surroundings it spoils.
@Suite("Trouble around Roost", .width(4), .notingFailures, .timeLimit(.minutes(15)))
struct Trouble {
    @Test("a registry that is down is named, within bounds, the last good version serves, and all goes on when it is back")
    func registryDown() async throws {
        try await withRelayedRegistry { try await self.withoutRegistry($0, $1) }
    }

    private func withoutRegistry(_ platform: Installation, _ relay: Relay) async throws {
        let repository = try await SourceRepository(in: platform.server.folder)
        try await repository.commit(try SourceRepository.site("built"))
        let application = try await platform.makeApplication(repository: repository.url, project: try await platform.makeProject().id)
        let good = try await platform.makeApplication(image: try await SampleImage.app, project: try await platform.makeProject().id)
        try await platform.deployGood(good.id)
        await relay.cut()
        let readiness = try await platform.call(.GET, "/readyz")
        let checks = try #require(readiness.object["checks"] as? [String: String])
        #expect(readiness.status == 503)
        #expect(checks == ["postgres": "ok", "redis": "ok", "docker": "ok", "registry": "unavailable"])

        let built = try await platform.deploy(application.id, within: .seconds(90))
        #expect(built.status == "failed" && built.failure?.code == "registry_unavailable", "\(failureText(built))")
        #expect(built.failure?.stage == "pushing")
        _ = try await platform.client.updateApplication(
            good.id, ApplicationUpdateRequest(source: SourceUpdateRequest(image: "\(platform.server.registry)/roost-tests/app:1")))
        let resolved = try await platform.deploy(good.id, within: .seconds(90))
        #expect(resolved.status == "failed" && resolved.failure?.code == "registry_unavailable", "\(failureText(resolved))")
        #expect(try await platform.ask(try platform.host(of: good)).status == 200)

        try await relay.connect()
        try await platform.deployGood(application.id)
        #expect(try await platform.ask(try platform.host(of: application)).text == "built")
        #expect(try await platform.call(.GET, "/readyz").status == 200)
    }

    @Test("a git server that is down, or that drips, fails the clone within bounds; what serves goes on, and the next good clone deploys")
    func gitDown() async throws {
        var settings = InstallationSettings()
        settings.environment = ["ROOST_FETCH_TIMEOUT_SECONDS": "20", "ROOST_FETCH_STALL_SECONDS": "5"]
        try await withInstallation(settings) { platform in
            let project = try await platform.makeProject()
            let repository = try await SourceRepository(in: platform.server.folder)
            try await repository.commit(try SourceRepository.site("before"))
            let good = try await platform.makeApplication(repository: repository.url, project: project.id)
            try await platform.deployGood(good.id)
            let host = try platform.host(of: good)
            let away = SourceUpdateRequest(url: "http://127.0.0.1:\(try await freePort())/gone.git")
            _ = try await platform.client.updateApplication(good.id, ApplicationUpdateRequest(source: away))
            let missed = try await platform.deploy(good.id, within: .seconds(60))
            #expect(missed.status == "failed" && missed.failure?.code == "clone_failed", "\(failureText(missed))")
            #expect(try await platform.ask(host).text == "before")
            let dead = try await platform.makeApplication(
                repository: "http://127.0.0.1:\(try await freePort())/gone.git", project: project.id)
            let down = try await platform.deploy(dead.id, within: .seconds(60))
            #expect(down.status == "failed" && down.failure?.code == "clone_failed", "\(failureText(down))")
            #expect(down.failure?.stage == "cloning")
            try await withSlowServer(.dripping) { server in
                let slow = try await platform.makeApplication(repository: server.url + "/slow.git", project: project.id)
                let dripping = try await platform.deploy(slow.id, within: .seconds(120))
                #expect(dripping.status == "failed" && dripping.failure?.code == "clone_failed", "\(failureText(dripping))")
                #expect(platform.processes(mentioning: server.url).isEmpty)
            }
            #expect(try await platform.ask(host).text == "before")
            try await repository.commit(try SourceRepository.site("after"))
            let back = SourceUpdateRequest(url: repository.url)
            _ = try await platform.client.updateApplication(good.id, ApplicationUpdateRequest(source: back))
            try await platform.deployGood(good.id)
            #expect(try await platform.ask(host).text == "after")
        }
    }

    @Test("a full work folder is no_space, and the next deployment after it was cleared succeeds")
    func workFolderFull() async throws {
        let folder = "/tmp/roost-e2e-small-\(UInt32.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try await runTool("/usr/bin/mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", folder])
        var settings = InstallationSettings()
        settings.workFolder = folder + "/work"
        let result: Result<Void, any Error>
        do {
            result = .success(try await withInstallation(settings) { try await self.fillAndClear($0) })
        } catch {
            result = .failure(error)
        }
        try await runTool("/usr/bin/umount", ["--lazy", folder])
        try? FileManager.default.removeItem(atPath: folder)
        try result.get()
    }

    private func fillAndClear(_ platform: Installation) async throws {
        let repository = try await SourceRepository(in: platform.server.folder)
        try await repository.commit(try SourceRepository.site("small"))
        let application = try await platform.makeApplication(repository: repository.url, project: try await platform.makeProject().id)
        try await platform.deployGood(application.id)
        let ballast = URL(filePath: platform.server.workFolder + "/ballast")
        let free = 6 << 20
        try Data(repeating: 1, count: free).write(to: ballast)
        let repositoryTooLarge = try await SourceRepository(in: platform.server.folder)
        try await repositoryTooLarge.commit(try SourceRepository.site("large"))
        try await repositoryTooLarge.commitRandom("ballast.bin", size: 4 << 20)
        let large = try await platform.makeApplication(repository: repositoryTooLarge.url, project: try await platform.makeProject().id)
        let full = try await platform.deploy(large.id, within: .seconds(120))
        #expect(full.status == "failed" && full.failure?.code == "no_space", "\(failureText(full))")
        #expect(try await platform.ask(try platform.host(of: application)).text == "small")
        try FileManager.default.removeItem(at: ballast)
        try await repository.commit(["index.html": "small again"])
        try await platform.deployGood(application.id)
        #expect(try await platform.ask(try platform.host(of: application)).text == "small again")
    }

    @Test("an engine that does not answer is docker_unavailable within bounds, the API stays up, and all goes on when it is back")
    func dockerDown() async throws {
        try await withEngineRelay { relay in
            var settings = InstallationSettings()
            settings.dockerHost = relay.engineHost
            try await withInstallation(settings) { platform in
                let application = try await platform.makeApplication(
                    image: try await SampleImage.app, project: try await platform.makeProject().id)
                try await platform.deployGood(application.id)
                await relay.cut()
                #expect(try await platform.call(.GET, "/readyz").status == 503)
                #expect(try await platform.call(.GET, "/api/applications/\(application.id)").status == 200)
                let down = try await platform.deploy(application.id, within: .seconds(120))
                #expect(down.status == "failed" && down.failure?.code == "docker_unavailable", "\(failureText(down))")
                #expect(try await platform.ask(try platform.host(of: application)).status == 200)
                try await relay.connect()
                try await platform.deployGood(application.id)
            }
        }
    }
}
