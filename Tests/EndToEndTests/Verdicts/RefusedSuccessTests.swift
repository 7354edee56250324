import APIClient
import APIContract
import DockerEngine
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Success that Swarm reports and Roost refuses")
    struct RefusedSuccess {
        @Test("its own check passes, but it does not answer through the ingress: rolled back, and the reason is named")
        func ingressGetsNoAnswer() async throws {
            let platform = try Installation.shared
            var run = RunRequest.brief()
            run.healthCheck = .value(
                HealthCheckRequest(
                    type: .command, command: .value(["true"]), intervalSeconds: 2, timeoutSeconds: 2, retries: 2, startPeriodSeconds: 2))
            let application = try await platform.makeApplication(
                image: try await SampleImage.app, project: try await platform.makeProject().id, run: run, variables: ["VERSION": "good"])
            let good = try await platform.deployGood(application.id)
            try await platform.setVariables(["VERSION": "bad", "BEHAVIOUR": "wrong-port"], of: application.id)
            let deployment = try await platform.deploy(application.id)
            #expect(deployment.status == "rolled_back" && deployment.failure?.code == "unhealthy", "\(failureText(deployment))")
            #expect(deployment.failure?.message.contains("does not answer Roost's probe") == true, "\(failureText(deployment))")
            let detail = try await platform.client.application(application.id).value
            #expect(detail.liveRelease == good.releaseNumber)
            #expect(try await platform.containerEnvironment(try platform.host(of: application))["VERSION"] == "good")
        }

        @Test(
            "more tasks that never are healthy: the scale is rolled back, the one that served serves; so is a start, and it stays stopped")
        func moreTasksNeverHealthy() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let application = try await self.onlyTheFirstServes(platform, project.id)
            let host = try platform.host(of: application)
            let reference = "\(project.slug)/\(application.slug)"
            try await platform.deployGood(application.id)
            let task = try #require(try await platform.runningTasks(application).first)

            let load = try platform.load(on: host, clients: 1, rate: 5)
            let scale = try await platform.roost("scale", reference, "3")
            let report = try await load.finish()
            #expect(scale.status == 3, "\(scale)")
            #expect(report.isServed(), "\(report)")
            #expect(try await platform.runningTasks(application).map(\.id) == [task.id])
            let detail = try await platform.client.application(application.id).value
            #expect(detail.tasks.running == 1 && detail.tasks.desired == 1 && detail.run.replicas == 1)

            #expect(try await platform.roost("stop", reference).status == 0)
            let start = try await platform.roost("start", reference)
            #expect(start.status == 3, "\(start)")
            #expect(try await platform.runningTasks(application).isEmpty)
            #expect(try await platform.client.application(application.id).value.status == "stopped")
            let last = try #require(try await platform.client.deployments(applicationID: application.id).value.items.first)
            #expect(last.kind == "start" && last.status == "rolled_back" && last.failure?.code == "unhealthy", "\(failureText(last))")
        }

        /// An application of which the first task ever serves, and each later one only waits.
        private func onlyTheFirstServes(_ platform: Installation, _ project: String) async throws -> ApplicationDetail {
            var run = RunRequest.brief()
            run.command = .value(["sh", "-c", "mkdir /data/first && exec httpd -f -p 8080 -h /www; sleep 1000000"])
            run.mounts = [MountRequest(volume: "data", path: "/data")]
            return try await platform.makeApplication(image: try await SampleImage.app, project: project, run: run)
        }
    }
}
