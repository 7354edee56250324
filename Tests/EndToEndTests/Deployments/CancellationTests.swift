import APIClient
import APIContract
import NIOHTTP1
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Cancellation")
    struct Cancellations {
        @Test("a queued deployment is cancelled at once, the one before it goes on")
        func whileQueued() async throws {
            let platform = try Installation.shared
            let application = try await platform.makeApplication(
                image: try await SampleImage.app, project: try await platform.makeProject().id)
            let first = try await platform.client.deploy(application.id).value
            _ = try await platform.reach(first, .deploying)
            let second = try await platform.client.deploy(application.id).value
            try await platform.expectCancelled(second, within: .seconds(10))
            #expect(try await platform.verdict(first).status == "succeeded")
        }

        @Test("while cloning: cancelled within 10 s, and git is gone")
        func whileCloning() async throws {
            let platform = try Installation.shared
            try await withSlowServer(.dripping) { server in
                let repository = try await SourceRepository(in: platform.server.folder)
                try await repository.commit(try SourceRepository.site("good"))
                let application = try await platform.makeApplication(
                    repository: repository.url, project: try await platform.makeProject().id)
                try await platform.deployGood(application.id)
                let source = SourceUpdateRequest(url: server.url + "/slow.git")
                _ = try await platform.client.updateApplication(application.id, ApplicationUpdateRequest(source: source))
                let deployment = try await platform.client.deploy(application.id).value
                _ = try await platform.reach(deployment, .cloning)
                try await eventually(within: .seconds(10), "git at work") { platform.processes(mentioning: server.url).isEmpty ? nil : () }
                try await platform.expectCancelled(deployment, within: .seconds(10))
                #expect(platform.processes(mentioning: server.url).isEmpty)
                try await platform.expectNothingLeft(of: deployment, application)
            }
        }

        @Test("while building: cancelled within 10 s, no process of the build is left, the last good commit serves")
        func whileBuilding() async throws {
            let platform = try Installation.shared
            let repository = try await SourceRepository(in: platform.server.folder)
            try await repository.commit(try SourceRepository.site("good"))
            let application = try await platform.makeApplication(repository: repository.url, project: try await platform.makeProject().id)
            try await platform.deployGood(application.id)
            // A build that never ends, found by this number.
            let pause = "9\(UInt32.random(in: 1_000_000...9_999_999))"
            var files = try SourceRepository.site("never")
            files["Dockerfile"] = (files["Dockerfile"] ?? "") + "RUN sleep \(pause)\n"
            try await repository.commit(files)
            let deployment = try await platform.client.deploy(application.id).value
            _ = try await platform.reach(deployment, .building)
            try await eventually(within: .seconds(30), "the build's step") { runningPrograms(mentioning: pause).isEmpty ? nil : () }
            try await platform.expectCancelled(deployment, within: .seconds(10))
            try await eventually(within: .seconds(10), "the end of the build") { runningPrograms(mentioning: pause).isEmpty ? () : nil }
            #expect(platform.processes(mentioning: application.slug).isEmpty)
            try await platform.expectNothingLeft(of: deployment, application)
            #expect(try await platform.ask(try platform.host(of: application)).text == "good")
        }

        @Test("while deploying: the last good release is restored and serves without a failed request")
        func whileDeploying() async throws {
            let platform = try Installation.shared
            let application = try await platform.makeApplication(
                image: try await SampleImage.app, project: try await platform.makeProject().id, variables: ["VERSION": "1"])
            try await platform.deployGood(application.id)
            let host = try platform.host(of: application)
            // Long enough in its start that the cancellation comes first.
            try await platform.setVariables(["VERSION": "2", "START_DELAY": "60"], of: application.id)
            _ = try await platform.client.updateApplication(
                application.id,
                ApplicationUpdateRequest(run: RunRequest(healthCheck: .value(HealthCheckRequest(startPeriodSeconds: 90)))))
            let load = try platform.load(on: host, clients: 1, rate: 10)
            let deployment = try await platform.client.deploy(application.id).value
            _ = try await platform.reach(deployment, .deploying)
            try await eventually(within: .seconds(20), "the new task") {
                try await platform.runningTasks(application).count > 1 ? () : nil
            }
            try await platform.expectCancelled(deployment, within: RunRequest.verdictBound + .seconds(90))
            let report = try await load.finish()
            #expect(report.isServed(atLeast: 10), "\(report)")
            try await platform.expectNothingLeft(of: deployment, application)
            #expect(try await platform.containerEnvironment(host)["VERSION"] == "1")
        }

        @Test("while verifying: rolled back through the gate; a second cancellation meanwhile is 409")
        func whileVerifying() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let application = try await platform.makeApplication(
                image: try await SampleImage.app, project: project.id, variables: ["VERSION": "1"])
            let reference = "\(project.slug)/\(application.slug)"
            let good = try await platform.deployGood(application.id)
            let host = try platform.host(of: application)
            try await platform.setVariables(["VERSION": "2"], of: application.id)
            let load = try platform.load(on: host, clients: 1, rate: 10)
            let waiting = Task { try await platform.roost("deploy", reference) }
            let deployment = try await eventually(within: .seconds(30), "the second deployment") {
                try await platform.client.deployments(applicationID: application.id, limit: 1).value.items.first { $0.number == 2 }
            }
            _ = try await platform.reach(deployment, .verifying)
            let cancelled = try await platform.roost("deployments", "cancel", deployment.id)
            #expect(cancelled.status == 0, "\(cancelled)")
            _ = try await platform.reach(deployment, .rollingBack, within: .seconds(10))
            #expect(try await platform.call(.POST, "/api/deployments/\(deployment.id)/cancel", body: Array("{}".utf8)).status == 409)
            let end = try await platform.verdict(deployment, within: RunRequest.verdictBound)
            #expect(end.status == "cancelled", "\(failureText(end))")
            #expect(try await waiting.value.status == 5)
            let report = try await load.finish()
            #expect(report.isServed(atLeast: 10), "\(report)")
            try await platform.expectNothingLeft(of: deployment, application)
            #expect(try await platform.containerEnvironment(host)["VERSION"] == "1")
            #expect(try await platform.client.application(application.id).value.liveRelease == good.releaseNumber)
            #expect(try await platform.call(.POST, "/api/deployments/\(deployment.id)/cancel", body: Array("{}".utf8)).status == 409)
        }
    }
}
