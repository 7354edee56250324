import APIClient
import APIContract
import TestSupport
import Testing

@Suite("roostd or Redis dies", .width(4), .notingFailures, .timeLimit(.minutes(15)))
struct ServerDeath {
    @Test("killed while cloning: the deployment reaches its end after the restart")
    func whileCloning() async throws {
        var settings = InstallationSettings()
        settings.environment = ["ROOST_FETCH_TIMEOUT_SECONDS": "15", "ROOST_FETCH_STALL_SECONDS": "5"]
        try await withInstallation(settings) { installation in
            try await withSlowServer(.dripping) { server in
                let application = try await installation.makeApplication(
                    repository: server.url + "/slow.git", project: try await installation.makeProject().id)
                let deployment = try await installation.client.deploy(application.id).value
                _ = try await installation.reach(deployment, .cloning)
                try await installation.server.kill()
                try await installation.server.start()
                let end = try await installation.verdict(deployment, within: .seconds(180))
                #expect(end.status == "failed" && end.failure?.code == "clone_failed", "\(failureText(end))")
                try await installation.expectHistory(of: application)
            }
        }
    }

    @Test("killed while building: the build is done again and succeeds")
    func whileBuilding() async throws {
        try await withInstallation { installation in
            let repository = try await SourceRepository(in: installation.server.folder)
            var files = try SourceRepository.site("built")
            // A step that takes a while, and that no cache has.
            files["Dockerfile"] = (files["Dockerfile"] ?? "") + "RUN sleep 5.\(UInt32.random(in: 1000...9999))\n"
            try await repository.commit(files)
            let application = try await installation.makeApplication(
                repository: repository.url, project: try await installation.makeProject().id)
            let deployment = try await installation.client.deploy(application.id).value
            _ = try await installation.reach(deployment, .building)
            try await installation.server.kill()
            try await installation.server.start()
            let end = try await installation.verdict(deployment, within: .seconds(180))
            #expect(end.status == "succeeded", "\(failureText(end))")
            #expect(try await installation.ask(try installation.host(of: application)).text == "built")
            try await installation.expectHistory(of: application)
        }
    }

    @Test("killed after the push and before the release: the same commit is released once and serves, although the branch has moved on")
    func betweenPushAndRelease() async throws {
        try await withRelayedRegistry { installation, relay in
            let repository = try await SourceRepository(in: installation.server.folder)
            let commit = try await repository.commit(try SourceRepository.site("pushed"))
            let application = try await installation.makeApplication(
                repository: repository.url, project: try await installation.makeProject().id)
            // The registry has the image, and nobody learns of it.
            relay.plan(.answerHeld, to: "/manifests/d1 HTTP")
            let deployment = try await installation.client.deploy(application.id).value
            try await relay.waitForAccident()
            try await installation.server.kill()
            try await repository.commit(["index.html": "later"])
            try await installation.server.start()
            let end = try await installation.verdict(deployment, within: .seconds(180))
            #expect(end.status == "succeeded", "\(failureText(end))")
            let releases = try await installation.client.releases(application.id).value.items
            #expect(releases.count == 1 && releases.first?.commitSha == commit, "\(releases)")
            #expect(try await installation.ask(try installation.host(of: application)).text == "pushed")
            try await installation.expectHistory(of: application)
        }
    }

    @Test(
        "killed while deploying or verifying: a good version succeeds and a bad one is rolled back, no request fails",
        arguments: [
            ("serve", DeploymentState.deploying), ("serve", .verifying), ("never-healthy", .deploying), ("wrong-port", .rollingBack),
        ])
    func whileRollingOut(behaviour: String, state: DeploymentState) async throws {
        try await withInstallation { installation in
            let application = try await installation.goodApplication()
            let host = try installation.host(of: application)
            try await installation.setVariables(["VERSION": "new", "BEHAVIOUR": behaviour], of: application.id)
            let load = try installation.load(on: host, clients: 1, rate: 5)
            let deployment = try await installation.client.deploy(application.id).value
            _ = try await installation.reach(deployment, state)
            try await installation.server.kill()
            try await installation.server.start()
            let end = try await installation.verdict(deployment, within: .seconds(180))
            let report = try await load.finish()
            let isGood = behaviour == "serve"
            #expect(end.status == (isGood ? "succeeded" : "rolled_back"), "\(failureText(end))")
            if !isGood { #expect(end.failure?.code == "unhealthy", "\(failureText(end))") }
            #expect(report.isServed(atLeast: 10), "\(report)")
            #expect(try await installation.containerEnvironment(host)["VERSION"] == (isGood ? "new" : "good"))
            try await installation.expectHistory(of: application)
        }
    }

    @Test("Redis forgets everything while one deployment runs and one is queued: both reach their end")
    func redisForgets() async throws {
        try await withInstallation { installation in
            let application = try await installation.goodApplication()
            let first = try await installation.client.deploy(application.id).value
            _ = try await installation.reach(first, .deploying)
            let second = try await installation.client.deploy(application.id).value
            try await installation.server.flushRedis()
            let firstEnd = try await installation.verdict(first)
            #expect(firstEnd.status == "succeeded", "\(failureText(firstEnd))")
            let secondEnd = try await installation.verdict(second)
            #expect(secondEnd.status == "succeeded", "\(failureText(secondEnd))")
            try await installation.expectHistory(of: application)
        }
    }

    @Test("Redis forgets everything and the next one is asked for at once: it waits for the one that runs, and both reach their end")
    func redisForgetsAndMoreComes() async throws {
        try await withInstallation { installation in
            let application = try await installation.goodApplication()
            let first = try await installation.client.deploy(application.id).value
            _ = try await installation.reach(first, .deploying)
            try await installation.server.flushRedis()
            let second = try await installation.client.deploy(application.id).value
            let firstEnd = try await installation.verdict(first)
            #expect(firstEnd.status == "succeeded", "\(failureText(firstEnd))")
            let secondEnd = try await installation.verdict(second)
            #expect(secondEnd.status == "succeeded", "\(failureText(secondEnd))")
            try await installation.expectHistory(of: application)
        }
    }

    @Test("a deployment over which too many workers died is given up: what served before is restored, no request fails")
    func givenUp() async throws {
        var settings = InstallationSettings()
        settings.environment = ["ROOST_DEPLOYMENT_ATTEMPTS": "1"]
        try await withInstallation(settings) { installation in
            let application = try await installation.goodApplication()
            let host = try installation.host(of: application)
            try await installation.setVariables(["VERSION": "new"], of: application.id)
            let load = try installation.load(on: host, clients: 1, rate: 5)
            let deployment = try await installation.client.deploy(application.id).value
            _ = try await installation.reach(deployment, .verifying)
            try await installation.server.kill()
            try await installation.server.start()
            let end = try await installation.verdict(deployment)
            let report = try await load.finish()
            #expect(end.status == "rolled_back" && end.failure?.code == "worker_crashed", "\(failureText(end))")
            #expect(report.isServed(atLeast: 10), "\(report)")
            #expect(try await installation.containerEnvironment(host)["VERSION"] == "good")
            try await installation.expectHistory(of: application)
        }
    }

    @Test("killed while no deployment runs: what is deployed serves all the while, and the next roostd goes on")
    func whileIdle() async throws {
        try await withInstallation { installation in
            let application = try await installation.goodApplication()
            let host = try installation.host(of: application)
            try await installation.server.kill()
            #expect(try await installation.ask(host).status == 200, "the ingress needs roostd to serve")
            try await installation.server.start()
            try await installation.expectHistory(of: application)
            #expect(await installation.server.stop(), "TERM did not end roostd")
        }
    }
}
