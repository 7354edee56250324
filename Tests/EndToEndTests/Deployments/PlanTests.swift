import APIClient
import APIContract
import DockerEngine
import FoundationEssentials
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Plan and promotion")
    struct Plans {
        private func tasks(_ platform: Installation, _ application: ApplicationDetail) async throws -> Set<String> {
            Set(try await platform.runningTasks(application).map(\.id))
        }

        /// Deploys and says whether any task was changed.
        private func changesTasks(_ platform: Installation, _ application: ApplicationDetail) async throws -> Bool {
            let before = try await self.tasks(platform, application)
            try await platform.deployGood(application.id)
            return try await self.tasks(platform, application) != before
        }

        @Test("a plan says \"no change\" exactly when a deploy changes no task")
        func image() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let application = try await platform.makeApplication(
                image: try await SampleImage.app, project: project.id, variables: ["VERSION": "1"])
            let reference = "\(project.slug)/\(application.slug)"
            let first = try await platform.client.plan(application.id).value
            #expect(first.changes && first.differences.contains { $0.path == "Name" && $0.to == application.serviceName })
            try await platform.deployGood(application.id)
            #expect(try await platform.roost("plan", reference).output == "no change: a deploy would change no task\n")
            #expect(try await !self.changesTasks(platform, application))
            #expect(try await platform.client.releases(application.id).value.items.map(\.number) == [1])

            _ = try await platform.client.replaceVariables(
                application.id,
                [VariableUpdate(name: "VERSION", value: "2"), VariableUpdate(name: "KEY", value: "hush-hush", secret: true)])
            let plan = try await platform.client.plan(application.id)
            #expect(plan.value.changes && !plan.value.builds && !String(decoding: plan.body, as: UTF8.self).contains("hush-hush"))
            let environment = "TaskTemplate.ContainerSpec.Env"
            #expect(
                plan.value.differences == [
                    SpecDifferenceView(path: "\(environment).KEY", from: nil, to: "***"),
                    SpecDifferenceView(path: "\(environment).VERSION", from: "1", to: "2"),
                ])
            #expect(try await self.changesTasks(platform, application))
            #expect(try await !platform.client.plan(application.id).value.changes)
            let difference = try await platform.roost("releases", reference, "--diff", "1", "2")
            #expect(difference.output == "+ \(environment).KEY: ***\n~ \(environment).VERSION: 1 -> 2\n", "\(difference)")

            // A restart and a scale that held leave nothing to do.
            #expect(try await platform.roost("restart", reference).status == 0)
            #expect(try await platform.roost("scale", reference, "2").status == 0)
            #expect(try await platform.roost("plan", reference).output.hasPrefix("no change"))
            #expect(try await platform.roost("stop", reference).status == 0)
            let stopped = try await platform.client.plan(application.id).value.differences
            #expect(stopped == [SpecDifferenceView(path: "Mode.Replicated.Replicas", from: "0", to: "2")], "\(stopped)")
        }

        @Test("a commit that runs is not built again, a new one is planned by its hash, and an image is promoted by its digest")
        func repository() async throws {
            let platform = try Installation.shared
            let project = try await platform.makeProject()
            let repository = try await SourceRepository(in: platform.server.folder)
            try await repository.commit(try SourceRepository.app("serve", text: "one"))
            let staging = try await platform.makeApplication(repository: repository.url, project: project.id, slug: "staging")
            let live = try await platform.makeApplication(repository: repository.url, project: project.id, slug: "live")
            #expect(try await platform.client.plan(staging.id).value.builds)
            try await platform.deployGood(staging.id)
            #expect(try await !platform.client.plan(staging.id).value.changes)
            #expect(try await !self.changesTasks(platform, staging))
            let again = try await platform.client.deployments(applicationID: staging.id).value.items.first
            let states = try await platform.client.deployment(again?.id ?? "").value.events?.map(\.status) ?? []
            #expect(!states.contains("building") && states.last == "succeeded", "\(states)")

            let commit = try await repository.commit(["www/index.html": "two"])
            let plan = try await platform.client.plan(staging.id).value
            #expect(plan.changes && plan.builds && plan.commitSha == commit && plan.image == nil)
            #expect(plan.differences.map(\.path) == ["TaskTemplate.ContainerSpec.Image"])
            #expect(try await self.changesTasks(platform, staging))

            let promotion = try await platform.roost("promote", "\(project.slug)/live", "--from", "\(project.slug)/staging")
            #expect(promotion.status == 0, "\(promotion)")
            #expect(try await platform.ask(try platform.host(of: live)).text == "two")
            let releases = [staging.id, live.id]
            var images: Set<String?> = []
            for id in releases { images.insert(try await platform.client.releases(id).value.items.first?.image) }
            #expect(images.count == 1)
            let promoted = try await platform.client.deployments(applicationID: live.id).value.items.first
            #expect(promoted?.kind == "promote" && promoted?.commitSha == commit)
        }
    }
}
