import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import Store
import TestSupport
import Testing

@Suite("Deletions over the API", .timeLimit(.minutes(2)))
struct DeletionAPITests {
    @Test("what is deleted answers nothing, frees its slug and can be found; a restore brings it back", arguments: DeletionKind.allCases)
    func deletion(_ kind: DeletionKind) async throws {
        try await APILab.run { lab in
            let world = try await Places(lab)
            let path = world.path(kind)
            #expect(try await lab.send(.delete, path).status == .noContent)
            for inner in world.paths(from: kind) {
                for method in [HTTPRequest.Method.get, .patch, .delete] {
                    let response = try await lab.send(method, inner, json: method == .patch ? "{\"name\":\"x\"}" : nil)
                    #expect(response.status == .notFound, "\(method) \(inner)")
                }
            }
            #expect(try await lab.send(.post, "/api/applications/\(world.application)/deploy").status == .notFound)
            #expect(try await lab.send(.get, "/api/deployments/\(world.deployment)").status == .notFound)
            #expect(try await lab.send(.get, "/api/deployments/\(world.deployment)/logs").status == .notFound)
            #expect(try await lab.call(Page<DeploymentView>.self, .get, "/api/deployments").items.isEmpty)

            let found = try await lab.call(Page<DeletionView>.self, .get, "/api/deletions").items
            let deletion = try #require(found.first)
            #expect(found.count == 1 && deletion.kind == kind.rawValue && deletion.objectId == world.id(kind))
            #expect(deletion.applications == 1 && deletion.slug == world.slug(kind) && deletion.teamId == world.team)
            #expect(deletion.restorableUntil.timeIntervalSince(deletion.deletedAt) == 30 * 86400)

            let restored = try await lab.call(RestoreView.self, .post, path + "/restore")
            #expect(restored.kind == kind.rawValue && restored.id == world.id(kind) && restored.applications == 1)
            #expect(restored.deployments.isEmpty && restored.lostHosts.isEmpty)
            for inner in world.paths(from: kind) { #expect(try await lab.send(.get, inner).status == .ok, "\(inner)") }
            let back = try await lab.call(ApplicationDetail.self, .get, world.path(.application))
            #expect(back.domains.count == 1 && back.url != nil)
            #expect(try await lab.call(Page<DeletionView>.self, .get, "/api/deletions").items.isEmpty)
            #expect(try lab.problem(try await lab.send(.post, path + "/restore")).code == "conflict")
        }
    }

    @Test("a slug that was taken meanwhile is a conflict, until it is free again", arguments: DeletionKind.allCases)
    func takenSlug(_ kind: DeletionKind) async throws {
        try await APILab.run { lab in
            let world = try await Places(lab)
            #expect(try await lab.send(.delete, world.path(kind)).status == .noContent)
            let second = try await world.make(kind)
            let refused = try await lab.send(.post, world.path(kind) + "/restore")
            #expect(refused.status == .conflict)
            #expect(try lab.problem(refused).detail?.contains("with this slug exists already") == true)
            #expect(try await lab.send(.get, world.path(kind)).status == .notFound)
            #expect(try await lab.send(.delete, second).status == .noContent)
            #expect(try await lab.call(RestoreView.self, .post, world.path(kind) + "/restore").applications == 1)
            #expect(try await lab.send(.post, second + "/restore").status == .conflict)
        }
    }

    @Test("what stands in something deleted is restored with it, and a restore of its own says so")
    func surroundings() async throws {
        try await APILab.run { lab in
            let world = try await Places(lab)
            for kind in [DeletionKind.team, .project, .environment] {
                #expect(try await lab.send(.delete, world.path(kind)).status == .noContent)
                for inner in DeletionKind.allCases.drop(while: { $0 != kind }).dropFirst() {
                    let refused = try await lab.send(.post, world.path(inner) + "/restore")
                    #expect(refused.status == .conflict, "\(inner)")
                    #expect(try lab.problem(refused).detail == "its \(kind.rawValue) is deleted; restore that first")
                }
                _ = try await lab.call(RestoreView.self, .post, world.path(kind) + "/restore")
            }
            let project = try await lab.call(
                ProjectView.self, .post, "/api/projects", json: "{\"teamId\":\"\(world.team)\",\"slug\":\"other\"}", status: 201)
            let foreign = "/api/projects/\(project.id)/environments/\(world.environment)"
            for method in [HTTPRequest.Method.get, .delete] { #expect(try await lab.send(method, foreign).status == .notFound) }
            #expect(try await lab.send(.post, foreign + "/restore").status == .notFound)
        }
    }

    @Test("nobody of another team sees what was deleted, and a token sees and restores what it may")
    func strangers() async throws {
        try await APILab.run { lab in
            let world = try await Places(lab)
            func token(_ permissions: String, team: String? = nil) async throws -> String {
                let member = team.map { ",\"teamId\":\"\($0)\"" } ?? ""
                let made = try await lab.call(
                    TokenView.self, .post, "/api/tokens", json: "{\"name\":\"t\",\"permissions\":[\(permissions)]\(member)}", status: 201)
                return try #require(made.token)
            }
            let reader = try await token("\"application.read\",\"project.read\"")
            let bound = try await token("\"*\"", team: world.team)
            for kind in [DeletionKind.application, .environment, .project, .team] {
                #expect(try await lab.send(.delete, world.path(kind), token: lab.stranger).status == .notFound)
                #expect(try await lab.send(.delete, world.path(kind)).status == .noContent)
                let nothing = try await lab.send(.post, "/api/projects/0193d1c0-0000-7000-8000-000000000000/restore", token: lab.stranger)
                let theirs = try await lab.send(.post, world.path(kind) + "/restore", token: lab.stranger)
                #expect(theirs.status == .notFound)
                #expect(try lab.problem(theirs).detail == lab.problem(nothing).detail)
                #expect(!String(buffer: try await lab.send(.get, "/api/deletions", token: lab.stranger).body).contains(world.team))
            }
            let kinds = try await Self.deletions(lab, token: reader).map(\.kind)
            #expect(kinds == ["project", "application"])
            #expect(try await Self.deletions(lab, query: "?kind=environment").map(\.kind) == ["environment"])
            #expect(try await Self.deletions(lab, query: "?projectId=\(world.project)").count == 3)
            #expect(try await lab.send(.get, "/api/deletions?kind=service").status == .unprocessableContent)
            // Its team is deleted, so that it is nobody's any more.
            #expect(try await lab.send(.get, "/api/projects", token: bound).status == .unauthorized)
            let refused = try await lab.send(.post, world.path(.project) + "/restore", token: reader)
            #expect(try lab.problem(refused).code == "insufficient_scope")
            #expect(try await lab.call(RestoreView.self, .post, world.path(.team) + "/restore").projects == 0)
            #expect(try await lab.send(.get, "/api/projects", token: bound).status == .ok)
        }
    }

    @Test("what was live is deployed again as a deployment of its own, a stopped one as a stopped one")
    func redeployment() async throws {
        try await APILab.run { lab in
            let world = try await Places(lab)
            try await world.serve(replicas: 0)
            #expect(try await lab.send(.delete, world.path(.project)).status == .noContent)
            let restored = try await lab.call(RestoreView.self, .post, world.path(.project) + "/restore")
            let made = try #require(restored.deployments.first)
            #expect(restored.deployments.count == 1 && made.applicationId == world.application)
            let deployment = try await lab.call(DeploymentView.self, .get, "/api/deployments/\(made.deploymentId)")
            #expect(deployment.kind == "redeploy" && deployment.status == "queued" && deployment.actor.name == "ada/bootstrap")
            let id = try #require(DeploymentID(made.deploymentId))
            let request = try await world.stored(id).request
            #expect(request.releaseNumber == 1 && request.replicas == 0)
            // Deleted before it began, and restored again: it is still known what was live.
            #expect(try await lab.send(.delete, world.path(.application)).status == .noContent)
            #expect(try await world.stored(id).status == .cancelled)
            #expect(try await lab.call(RestoreView.self, .post, world.path(.application) + "/restore").deployments.count == 1)
        }
    }

    @Test("environments and teams are changed and deleted in the state that was meant")
    func conditions() async throws {
        try await APILab.run { lab in
            let world = try await Places(lab)
            for kind in [DeletionKind.team, .environment] {
                let path = world.path(kind)
                let tag = try #require(try await lab.send(.get, path).headers[.eTag])
                let renamed = try await lab.send(.patch, path, headers: [.ifMatch: tag], json: "{\"name\":\"Another\"}")
                #expect(renamed.status == .ok && String(buffer: renamed.body).contains("\"Another\""))
                for json in ["{\"name\":\"x\"}", "{}"] {
                    #expect(try await lab.send(.patch, path, headers: [.ifMatch: tag], json: json).status == .preconditionFailed)
                }
                #expect(try await lab.send(.delete, path, headers: [.ifMatch: tag]).status == .preconditionFailed)
                let fresh = try #require(renamed.headers[.eTag])
                #expect(try await lab.send(.get, path).headers[.eTag] == fresh)
                #expect(try await lab.send(.patch, path, json: "{\"name\":\"\"}").status == .unprocessableContent)
                #expect(try await lab.send(.delete, path + "?volumes=yes", headers: [.ifMatch: fresh]).status == .unprocessableContent)
                #expect(try await lab.send(.delete, path + "?volumes=true", headers: [.ifMatch: fresh]).status == .noContent)
                #expect(try await Self.deletions(lab).first?.volumes == true)
                _ = try await lab.call(RestoreView.self, .post, path + "/restore")
            }
        }
    }

    @Test("pages of what was deleted hold each deletion once, newest first")
    func pages() async throws {
        try await APILab.run { lab in
            let world = try await Places(lab)
            var expected: [String] = []
            for number in 0..<5 {
                let path = try await world.make(.application, slug: "app-\(number)")
                #expect(try await lab.send(.delete, path).status == .noContent)
                expected.insert("app-\(number)", at: 0)
            }
            var slugs: [String] = []
            var after = ""
            repeat {
                let page = try await lab.call(Page<DeletionView>.self, .get, "/api/deletions?limit=2\(after)")
                slugs += page.items.map(\.slug)
                after = page.nextCursor.map { "&after=\($0)" } ?? ""
            } while !after.isEmpty
            #expect(slugs == expected)
        }
    }

    private static func deletions(_ lab: APILab, query: String = "", token: String? = nil) async throws -> [DeletionView] {
        let response = try await lab.send(.get, "/api/deletions" + query, token: token)
        return try ContractJSON.decoder.decode(Page<DeletionView>.self, from: Data(buffer: response.body)).items
    }
}
