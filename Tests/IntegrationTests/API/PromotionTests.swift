import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import Store
import Testing

@Suite("Promotion and drift over a real database", .timeLimit(.minutes(2)))
struct PromotionTests {
    @Test("the live image of another application of the project is promoted by its digest, and of no other")
    func promote() async throws {
        try await APILab.run { lab in
            let source = try await lab.makeApplication()
            let target = try await lab.call(
                ApplicationDetail.self, .post, "/api/applications",
                json: """
                    {"projectId":"\(source.projectID)","slug":"live","source":{"type":"image","image":"127.0.0.1:5000/other:1"}}
                    """,
                status: 201)
            let path = "/api/applications/\(target.id)/promote"
            let body = "{\"fromApplicationId\":\"\(source.application.id)\"}"
            #expect(try await lab.send(.post, path, json: body).status == .conflict)
            try await lab.makeLive(source.application.id, team: source.teamID)
            let accepted = try await lab.call(DeploymentView.self, .post, path, json: body, status: 202)
            #expect(accepted.kind == "promote" && accepted.branch == "main")
            let tenant = TenantContext(teamID: try #require(TeamID(source.teamID)))
            let stored = try await lab.store.session.deployments(tenant).find(try #require(DeploymentID(accepted.id)))
            #expect(stored.request.image == APILab.liveImage && stored.request.fromApplicationID == source.application.id)

            let project = try await lab.call(
                ProjectView.self, .post, "/api/projects", json: "{\"teamId\":\"\(source.teamID)\",\"slug\":\"other\"}", status: 201)
            let foreign = try await lab.call(
                ApplicationDetail.self, .post, "/api/applications",
                json: "{\"projectId\":\"\(project.id)\",\"slug\":\"web\",\"source\":{\"type\":\"image\",\"image\":\"127.0.0.1:5000/x:1\"}}",
                status: 201)
            for id in [target.id, foreign.id, "0193d1c0-0000-7000-8000-000000000000", "x"] {
                let answer = try await lab.send(.post, path, json: "{\"fromApplicationId\":\"\(id)\"}")
                #expect(try lab.problem(answer).errors?.first?.field == "fromApplicationId", "\(id)")
            }
        }
    }

    @Test("drift is shown while it is of what is live, and is forgotten when something else is")
    func drift() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            try await lab.makeLive(world.application.id, team: world.teamID)
            let path = "/api/applications/\(world.application.id)"
            #expect(try await lab.call(ApplicationDetail.self, .get, path).drift == nil)
            let tenant = TenantContext(teamID: try #require(TeamID(world.teamID)))
            let id = try #require(ApplicationID(world.application.id))
            let settled = try #require(try await lab.store.session.settledApplications(after: nil).first { $0.id == id })
            let differences = [SpecDifference(path: "Mode.Replicated.Replicas", from: "1", to: "3")]
            try await lab.store.session.drifts(tenant).keep(differences, of: id, live: settled.live)
            let drift = try #require(try await lab.call(ApplicationDetail.self, .get, path).drift)
            #expect(drift.differences == [SpecDifferenceView(path: "Mode.Replicated.Replicas", from: "1", to: "3")])
            try await lab.store.session.drifts(tenant).keep(differences, of: id, live: settled.live)
            #expect(try await lab.call(ApplicationDetail.self, .get, path).drift?.since == drift.since)
            // What is found while something is under way, or about what was live before, is not kept.
            let waiting = try await lab.call(DeploymentView.self, .post, path + "/deploy", status: 202)
            #expect(try await !lab.store.session.drifts(tenant).keep(differences, of: id, live: settled.live))
            #expect(try await lab.send(.post, "/api/deployments/\(waiting.id)/cancel").status == .accepted)
            try await lab.makeLive(world.application.id, team: world.teamID)
            #expect(try await lab.call(ApplicationDetail.self, .get, path).drift == nil)
            try await lab.store.session.drifts(tenant).keep(differences, of: id, live: settled.live)
            #expect(try await lab.call(ApplicationDetail.self, .get, path).drift == nil)
            try await lab.store.session.drifts(tenant).clear(id)
        }
    }

    @Test("a plan and a difference of releases need what they are made from")
    func plans() async throws {
        try await APILab.run { lab in
            let id = try await lab.makeApplication().application.id
            #expect(try await lab.send(.get, "/api/applications/\(id)/plan").status == .serviceUnavailable)
            #expect(try await lab.send(.get, "/api/applications/\(id)/releases/1/diff/2").status == .notFound)
            #expect(try await lab.send(.get, "/api/applications/\(id)/releases/x/diff/2").status == .notFound)
        }
    }
}
