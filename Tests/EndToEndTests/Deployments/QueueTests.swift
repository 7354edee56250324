import APIClient
import APIContract
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Deployments of one application at once")
    struct Queueing {
        @Test("one runs, the second waits and says for what, a third replaces the second")
        func threeAtOnce() async throws {
            let platform = try Installation.shared
            let application = try await platform.makeApplication(
                image: try await SampleImage.app, project: try await platform.makeProject().id)
            let first = try await platform.client.deploy(application.id).value
            _ = try await platform.reach(first, .deploying)
            let second = try await platform.client.deploy(application.id).value
            let waiting = try await platform.client.deployment(second.id).value
            #expect(waiting.status == "queued")
            #expect(waiting.waitingFor?.contains("deployment \(first.number)") == true, "\(waiting.waitingFor ?? "nothing")")
            let third = try await platform.client.deploy(application.id).value
            let superseded = try await platform.verdict(second, within: .seconds(60))
            #expect(superseded.status == "superseded")
            #expect(try await platform.verdict(first).status == "succeeded")
            let last = try await platform.verdict(third)
            #expect(last.status == "succeeded", "\(failureText(last))")
            let started = try #require(last.events?.first { $0.status == "deploying" }?.at)
            let ended = try #require(try await platform.client.deployment(first.id).value.finishedAt)
            #expect(started >= ended, "the third began before the first had ended")
            #expect(superseded.events?.contains { $0.status == "deploying" } == false)
        }

        @Test("many requests in the same moment leave one running, one waiting and no lost one")
        func burst() async throws {
            let platform = try Installation.shared
            let application = try await platform.makeApplication(
                image: try await SampleImage.app, project: try await platform.makeProject().id)
            let accepted = try await withThrowingTaskGroup(of: DeploymentView.self) { group in
                for _ in 0..<6 { group.addTask { try await platform.client.deploy(application.id).value } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            var ends: [String] = []
            for deployment in accepted { ends.append(try await platform.verdict(deployment).status) }
            #expect(Set(ends).isSubset(of: ["succeeded", "superseded"]) && ends.contains("succeeded"), "\(ends)")
            #expect(Set(accepted.map(\.number)).count == accepted.count)
        }
    }
}
