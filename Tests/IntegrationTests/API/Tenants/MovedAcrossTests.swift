import APIContract
import HTTPTypes
import HummingbirdTesting
import Model
import Testing

/// What would take something from one place to another: both have to be the caller's.
@Suite("What goes from one place to another", .timeLimit(.minutes(2)))
struct MovedAcrossTests {
    private static func code(_ answer: TestResponse, _ lab: APILab) throws -> String { try "\(answer.status.code) \(lab.code(answer))" }

    @Test("D04: nothing is promoted, rolled back, restored or moved into or out of another team")
    func teams() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let neighbour = try await Neighbour(lab)
            let (own, theirs) = (world.application.id, neighbour.places)
            try await lab.makeLive(own, team: world.teamID)
            try await neighbour.lab.makeLive(theirs.application, team: theirs.team)
            let before = try await neighbour.state()
            func promote(_ from: String, into target: String) async throws -> String {
                try Self.code(
                    try await lab.send(.post, "/api/applications/\(target)/promote", json: "{\"fromApplicationId\":\"\(from)\"}"), lab)
            }
            #expect(try await promote(theirs.application, into: own) == "422 validation_failed")
            #expect(try await promote(own, into: theirs.application) == "404 not_found")
            let back = "/api/deployments/\(theirs.deployment)/rollback"
            for body in ["{}", "{\"releaseNumber\":1}"] {
                #expect(try await Self.code(lab.send(.post, back, json: body), lab) == "404 not_found")
            }
            // There is no request that moves anything: what would name another place is no member of a change.
            for (path, members) in [
                ("/api/applications/\(own)", ["projectId", "teamId", "environment", "environmentId"]),
                ("/api/projects/\(world.projectID)", ["teamId"]),
            ] {
                for member in members {
                    let answer = try await lab.send(.patch, path, json: "{\"\(member)\":\"\(theirs.project)\"}")
                    #expect(try Self.code(answer, lab) == "422 validation_failed", "\(member)")
                }
            }
            #expect(try await neighbour.state() == before)
        }
    }

    @Test("D04: what another team deleted is restored by nobody else, in whatever way it is named", arguments: DeletionKind.allCases)
    func restore(_ kind: DeletionKind) async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let neighbour = try await Neighbour(lab)
            let places = neighbour.places
            #expect(try await neighbour.lab.send(.delete, places.path(kind)).status == .noContent)
            #expect(try await Self.code(lab.send(.post, places.path(kind) + "/restore"), lab) == "404 not_found")
            let crossed = "/api/projects/\(world.projectID)/environments/\(places.environment)/restore"
            #expect(try await Self.code(lab.send(.post, crossed), lab) == "404 not_found")
            #expect(try await neighbour.lab.send(.get, places.path(kind)).status == .notFound, "it is deleted still")
            #expect(try await neighbour.lab.send(.post, places.path(kind) + "/restore").status == .ok)
        }
    }

    @Test("D04: an admin of one project promotes, restores and adds nothing in another one of the same team")
    func projects() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let other = try await lab.call(
                ProjectView.self, .post, "/api/projects", json: "{\"teamId\":\"\(world.teamID)\",\"slug\":\"other\"}", status: 201)
            let foreign = try await lab.makeApplication(slug: "foreign", project: other.id)
            for application in [world.application.id, foreign] { try await lab.makeLive(application, team: world.teamID) }
            let bob = try await lab.insertUser("bob")
            _ = try await lab.call(
                MemberView.self, .put, "/api/projects/\(world.projectID)/members/\(bob)", json: "{\"roles\":[\"admin\"]}")
            let bobs = lab.acting(try await lab.insertToken(of: bob))
            func code(_ path: String, _ body: String = "{}") async throws -> String {
                try Self.code(try await bobs.send(.post, path, json: body), bobs)
            }
            let (own, theirs) = ("/api/applications/\(world.application.id)", "/api/applications/\(foreign)")
            #expect(try await code(own + "/promote", "{\"fromApplicationId\":\"\(foreign)\"}") == "422 validation_failed")
            #expect(try await code(theirs + "/promote", "{\"fromApplicationId\":\"\(world.application.id)\"}") == "404 not_found")
            let source = "\"slug\":\"new\",\"source\":{\"type\":\"image\",\"image\":\"127.0.0.1:5000/x:1\"}"
            #expect(try await code("/api/applications", "{\"projectId\":\"\(other.id)\",\(source)}") == "404 not_found")
            let deployment = try #require(
                try await lab.call(Page<DeploymentView>.self, .get, "/api/deployments?applicationId=\(foreign)").items.first)
            #expect(try await code("/api/deployments/\(deployment.id)/rollback") == "404 not_found")
            #expect(try await lab.send(.delete, theirs).status == .noContent)
            #expect(try await code(theirs + "/restore") == "404 not_found")
            #expect(try await lab.send(.get, theirs).status == .notFound)
        }
    }
}
