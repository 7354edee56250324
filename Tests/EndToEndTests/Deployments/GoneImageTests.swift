import APIClient
import APIContract
import DockerEngine
import TestSupport
import Testing

extension EndToEnd {
    @Suite("An image that is gone and cannot be built again")
    struct GoneImages {
        /// Checks that a refusal is typed and says why, and that nobody's task was touched.
        private func expectRefused(
            _ outcome: CommandOutcome, _ reason: String, _ application: ApplicationDetail, release: Int, tasks: [String],
            _ platform: Installation, sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            #expect(outcome.status == 2 && outcome.output.contains("no_image"), "\(outcome)", sourceLocation: sourceLocation)
            #expect(outcome.output.contains(reason), "\(outcome)", sourceLocation: sourceLocation)
            let newest = try await platform.client.deployments(applicationID: application.id, limit: 1).value.items.first
            #expect(newest?.status == "failed" && newest?.failure?.code == "no_image", sourceLocation: sourceLocation)
            #expect(newest?.failure?.stage == "queued" && newest?.rebuiltReleaseNumber == nil, sourceLocation: sourceLocation)
            let detail = try await platform.client.application(application.id).value
            #expect(detail.liveRelease == release && detail.status == "running", sourceLocation: sourceLocation)
            #expect(try await platform.runningTasks(application).map(\.id) == tasks, sourceLocation: sourceLocation)
            #expect(try await platform.ask(try platform.host(of: application)).status == 200, sourceLocation: sourceLocation)
        }

        @Test("of an application that runs an image: its release does not come back, and what serves goes on")
        func ofAnImageSource() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let application = try await platform.makeApplication(
                image: try await SampleImage.copy(), project: project.id, variables: ["VERSION": "1"])
            let reference = "\(project.slug)/\(application.slug)"
            let first = try await platform.deployGood(application.id)
            let source = SourceUpdateRequest(image: try await SampleImage.app)
            _ = try await platform.client.updateApplication(application.id, ApplicationUpdateRequest(source: source))
            try await platform.setVariables(["VERSION": "2"], of: application.id)
            try await platform.deployGood(application.id)
            let tasks = try await platform.runningTasks(application).map(\.id)

            let image = try #require(first.image)
            try await removeFromRegistry(image)
            _ = try? await platform.docker.removeImage(image, force: true)
            let refused = try await platform.roost("rollback", reference, "--to", "1")
            try await self.expectRefused(refused, "came from an image", application, release: 2, tasks: tasks, platform)
            #expect(try await platform.containerEnvironment(try platform.host(of: application))["VERSION"] == "2")
        }

        @Test("of a promoted release: neither a rollback nor a promotion brings it back until it is built again where it was built")
        func promoted() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let repository = try await SourceRepository(in: platform.server.folder)
            try await repository.commit(try SourceRepository.app("serve", text: "promoted"))
            let staging = try await platform.makeApplication(repository: repository.url, project: project.id, slug: "staging")
            let live = try await platform.makeApplication(image: try await SampleImage.app, project: project.id, slug: "live")
            let host = try platform.host(of: live)
            let built = try await platform.deployGood(staging.id)
            let promotion = ["promote", "\(project.slug)/live", "--from", "\(project.slug)/staging"]
            #expect(try await platform.roost(promotion).status == 0)
            #expect(try await platform.ask(host).text == "promoted")
            let third = try await platform.deployGood(live.id)
            #expect(third.releaseNumber == 2)
            let tasks = try await platform.runningTasks(live).map(\.id)

            try await removeFromRegistry(try #require(built.image))
            let back = try await platform.roost("rollback", "\(project.slug)/live", "--to", "1")
            try await self.expectRefused(back, "it was promoted", live, release: 2, tasks: tasks, platform)
            let again = try await platform.roost(promotion)
            try await self.expectRefused(again, "is no longer in its registry", live, release: 2, tasks: tasks, platform)

            // What the messages advise.
            let rebuilt = try await platform.roost("rollback", "\(project.slug)/staging", "--to", "1")
            #expect(rebuilt.status == 0 && rebuilt.output.contains("is built again"), "\(rebuilt)")
            #expect(try await platform.roost(promotion).status == 0)
            #expect(try await platform.ask(host).text == "promoted")
            let image = try await platform.client.deployments(applicationID: live.id, limit: 1).value.items.first?.image
            #expect(image != nil && image != built.image)
        }
    }
}
