import APIClient
import APIContract
import DockerEngine
import NIOHTTP1
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Deletions and restores")
    struct ProjectDeletions {
        @Test("a deleted project serves and answers nothing, and leaves nothing in the cluster; restored, it serves as before")
        func project() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let application = try await platform.makeApplication(
                image: try await SampleImage.app, project: project.id, variables: ["GREETING": "hello"])
            let key = try await platform.roost("env", "set", "\(project.slug)/\(application.slug)", "KEY=in a file", "--file", "--secret")
            #expect(key.status == 0, "\(key)")
            let shared = try await platform.roost("env", "set", "--project", project.slug, "COLOUR=green")
            #expect(shared.status == 0, "\(shared)")
            try await platform.deployGood(application.id)
            // What is shared anew is no part of what was live, so that a restore does not bring it.
            let later = try await platform.roost("env", "set", "--project", project.slug, "COLOUR=red")
            #expect(later.status == 0, "\(later)")
            let host = try platform.host(of: application)
            #expect(try await Self.secrets(application, platform).count == 1)
            let task = try #require(try await platform.runningTasks(application).first)
            let network = try #require(task.networkAttachments.first?.network.spec?.name)
            #expect(try await platform.ask(host).status == 200)

            let deleted = try await platform.roost("projects", "delete", project.slug, "--yes")
            #expect(deleted.status == 0, "\(deleted)")
            #expect(try await platform.call(.GET, "/api/applications/\(application.id)").status == 404)
            try await eventually(within: .seconds(10), "the end of the host") {
                try await platform.ask(host).status == 404 ? () : nil
            }
            try await eventually(within: .seconds(60), "the end of \(network)") {
                try await platform.docker.networks(["name": [network]]).isEmpty ? () : nil
            }
            #expect(try await platform.runningTasks(application).isEmpty)
            #expect(try await Self.secrets(application, platform).isEmpty)

            let listed = try await platform.roost("projects", "list", "--deleted")
            #expect(listed.output.contains(project.id), "\(listed)")
            let restored = try await platform.roost("projects", "restore", project.slug)
            #expect(restored.status == 0, "\(restored)")
            try await Self.expectServing(application, greeting: "hello", deployments: 2, on: platform)
            #expect(try await platform.containerEnvironment(host)["COLOUR"] == "green")
            #expect(try await Self.secrets(application, platform).count == 1)
        }

        @Test("what is restored while it is still being removed is deployed once it is gone, also a stopped one")
        func atOnce() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let application = try await platform.makeApplication(
                image: try await SampleImage.app, project: project.id, variables: ["GREETING": "hello"])
            try await platform.deployGood(application.id)
            for _ in 0..<2 {
                try await platform.client.deleteApplication(application.id)
                _ = try await platform.client.restoreApplication(application.id)
            }
            try await Self.expectServing(application, greeting: "hello", deployments: 3, on: platform)

            let stopped = try await platform.verdict(try await platform.client.stop(application.id).value)
            #expect(stopped.status == "succeeded", "\(failureText(stopped))")
            let environments = try await platform.client.environments(projectID: project.id).value.items
            let environment = try #require(environments.first)
            try await platform.client.deleteEnvironment(environment.id, projectID: project.id)
            let restored = try await platform.client.restoreEnvironment(environment.id, projectID: project.id).value
            let made = try #require(restored.deployments.first)
            let verdict = try await platform.verdict(try await platform.client.deployment(made.deploymentId).value)
            #expect(verdict.status == "succeeded", "\(failureText(verdict))")
            #expect(try await platform.client.application(application.id).value.status == "stopped")
            #expect(try await platform.runningTasks(application).isEmpty)
            let started = try await platform.verdict(try await platform.client.start(application.id).value)
            #expect(started.status == "succeeded", "\(failureText(started))")
            try await Self.expectServing(application, greeting: "hello", deployments: 6, on: platform)
        }

        private static func secrets(_ application: ApplicationDetail, _ platform: Installation) async throws -> [SwarmSecret] {
            try await platform.docker.secrets(.label("roost.application", application.id))
        }

        /// Waits for the verdict of the newest deployment and asks the application.
        private static func expectServing(
            _ application: ApplicationDetail, greeting: String, deployments: Int, on platform: Installation
        ) async throws {
            let newest = try #require(try await platform.client.application(application.id).value.lastDeployment)
            let verdict = try await platform.verdict(newest)
            #expect(verdict.status == "succeeded", "\(failureText(verdict))")
            #expect(verdict.number == deployments && verdict.releaseNumber == 1)
            let host = try platform.host(of: application)
            #expect(try await platform.ask(host).status == 200)
            #expect(try await platform.containerEnvironment(host)["GREETING"] == greeting)
            #expect(try await platform.client.application(application.id).value.status == "running")
        }
    }
}
