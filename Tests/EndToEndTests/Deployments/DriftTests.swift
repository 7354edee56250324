import APIClient
import APIContract
import DockerEngine
import TestSupport
import Testing

extension EndToEnd {
    @Suite("What is changed past Roost")
    struct Drift {
        /// What somebody does by hand, and where it is seen.
        private struct Change: Sendable {
            let name: String
            /// Arguments of the Docker CLI.
            let arguments: [String]
            let differences: [SpecDifferenceView]
        }

        private static func changes(_ service: String, digest: String) throws -> [Change] {
            let tagged = "\(try labVariable("LAB_REGISTRY"))/roost-tests/app"
            let environment = "TaskTemplate.ContainerSpec.Env"
            return [
                Change(
                    name: "environment",
                    arguments: ["update", "--detach", "--env-add", "VERSION=2", "--env-add", "SNEAKED=hush", service],
                    differences: [
                        SpecDifferenceView(path: "\(environment).SNEAKED", from: nil, to: "***"),
                        SpecDifferenceView(path: "\(environment).VERSION", from: "1", to: "2"),
                    ]),
                Change(
                    name: "scale", arguments: ["scale", "--detach", "\(service)=2"],
                    differences: [SpecDifferenceView(path: "Mode.Replicated.Replicas", from: "1", to: "2")]),
                Change(
                    name: "label", arguments: ["update", "--detach", "--label-add", "mine=1", service],
                    differences: [SpecDifferenceView(path: "Labels.mine", from: nil, to: "1")]),
                Change(
                    name: "image", arguments: ["update", "--detach", "--image", "\(tagged):1", service],
                    differences: [
                        SpecDifferenceView(
                            path: "TaskTemplate.ContainerSpec.Image", from: "\(tagged)@\(digest)", to: "\(tagged):1@\(digest)")
                    ]),
                Change(
                    name: "removal", arguments: ["rm", service],
                    differences: [SpecDifferenceView(path: "Name", from: service, to: nil)]),
            ]
        }

        /// With the default of `ROOST_DRIFT_SECONDS`, 20: what the installation of these tests leaves as it is.
        @Test("each change by hand is reported within a minute, field by field, and a deploy mends it")
        func byHand() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let image = try await SampleImage.app
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in try Self.changes("", digest: "").indices {
                    group.addTask { try await self.change(index, platform, image, project) }
                }
                try await group.waitForAll()
            }
        }

        private func change(_ index: Int, _ platform: Installation, _ image: String, _ project: ProjectView) async throws {
            let application = try await platform.makeApplication(image: image, project: project.id, variables: ["VERSION": "1"])
            let deployment = try await platform.deployGood(application.id)
            #expect(try await platform.client.application(application.id).value.drift == nil)
            let digest = deployment.image?.split(separator: "@").last.map(String.init) ?? "none"
            let change = try Self.changes(application.serviceName, digest: digest)[index]
            try await runTool(
                try labVariable("ROOST_DOCKER_CLI"), ["service"] + change.arguments,
                environment: ["PATH": "/usr/bin:/bin", "HOME": "/tmp", "DOCKER_HOST": try labVariable("DOCKER_HOST")])
            let drift = try await eventually(within: .seconds(60), "the drift by \(change.name)") {
                try await platform.client.application(application.id).value.drift
            }
            #expect(drift.differences == change.differences, "\(change.name)")
            let shown = try await platform.roost("apps", "show", "\(project.slug)/\(application.slug)").output
            #expect(shown.contains("drift since") && !shown.contains("hush"), "\(change.name): \(shown)")

            #expect(try await platform.client.plan(application.id).value.changes, "\(change.name)")
            let before = Set(try await platform.runningTasks(application).map(\.id))
            try await platform.deployGood(application.id)
            #expect(Set(try await platform.runningTasks(application).map(\.id)).isDisjoint(with: before), "\(change.name)")
            #expect(try await platform.client.application(application.id).value.drift == nil, "\(change.name)")
            #expect(try await !platform.client.plan(application.id).value.changes, "\(change.name)")
            if change.name == "environment" {
                #expect(try await platform.containerEnvironment(try platform.host(of: application))["SNEAKED"] == nil)
            }
        }
    }
}
