import APIContract
import ControlPlane
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import Policy
import Store
import TestSupport
import Testing

@Suite("Why somebody may do something, over the API", .timeLimit(.minutes(2)))
struct PolicyExplanationTests {
    private static func uri(_ permission: String, _ resource: String, _ user: String? = nil) -> String {
        "/api/policy/explain?permission=\(permission)&resource=\(resource)" + (user.map { "&user=\($0)" } ?? "")
    }

    private static func explain(
        _ lab: APILab, _ permission: String, _ resource: String, _ user: String? = nil, token: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> PolicyExplanationView {
        let answer = try await lab.send(.get, self.uri(permission, resource, user), token: token)
        #expect(answer.status == .ok, "\(String(buffer: answer.body))", sourceLocation: sourceLocation)
        return try lab.value(PolicyExplanationView.self, answer)
    }

    private static func status(
        _ lab: APILab, _ permission: String, _ resource: String, _ user: String? = nil, token: String? = nil
    ) async throws -> Int {
        Int(try await lab.send(.get, self.uri(permission, resource, user), token: token).status.code)
    }

    /// A user with a role somewhere in the team, and a token.
    private static func member(
        _ name: String, _ role: String, in path: String, _ lab: APILab
    ) async throws -> (id: UserID, token: String) {
        let user = try await lab.insertUser(name)
        _ = try await lab.call(MemberView.self, .put, "\(path)/members/\(user)", json: "{\"roles\":[\"\(role)\"]}")
        return (user, try await lab.insertToken(of: user))
    }

    @Test("everybody is told of themselves: the decision, each role with who gave it, and which of them decided by what rule")
    func own() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            _ = try await lab.call(
                RoleView.self, .post, "/api/teams/\(world.teamID)/roles",
                json: """
                    {"name":"careful","inherits":["deployer"],
                     "deny":[{"permissions":["application.deploy"],"when":{"environment":["production"]}}]}
                    """, status: 201)
            let bob = try await Self.member("bob", "careful", in: "/api/projects/\(world.projectID)", lab)
            let denied = try await Self.explain(lab, "application.deploy", "ada/shop/production", token: bob.token)
            #expect(!denied.allowed && denied.username == "bob" && denied.userId == bob.id.description)
            #expect(denied.permission == "application.deploy" && denied.resource == "ada/shop/production" && denied.obstacles == [])
            #expect(
                denied.summary.hasPrefix(
                    "careful at ada/shop (local) denies it: its rule in environments of kind production (role careful, deny.0)"))
            let binding = try #require(denied.bindings.first)
            #expect(denied.bindings.count == 1 && binding.role == "careful" && binding.place == "ada/shop" && binding.origin == "local")
            #expect(binding.decides && binding.says.hasPrefix("grants it by way of deployer ("))
            // The command says the same.
            let told = try await AccessExplainer(store: lab.store, policy: lab.policies.current)
                .explain("application.deploy", at: "ada/shop/production", of: "bob")
            #expect(!told.isAllowed && told.summary == denied.summary)
            let read = try await Self.explain(lab, "application.read", "ada/shop/production", "bob", token: bob.token)
            #expect(read.allowed && read.bindings.first?.decides == true)
            for resource in ["project:\(world.projectID)", "application:\(world.application.id)"] {
                #expect(try await Self.explain(lab, "application.read", resource, token: bob.token).allowed, "\(resource)")
            }
            #expect(try await Self.explain(lab, "team.delete", "ada").allowed)
            let system = try await Self.explain(lab, "user.read", "system")
            #expect(!system.allowed && system.bindings == [] && system.resource == "system")
        }
    }

    @Test("of others is told who has policy.read there, about who is there alone, and as much of them as they may see")
    func others() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let other = try await lab.call(
                ProjectView.self, .post, "/api/projects", json: "{\"teamId\":\"\(world.teamID)\",\"slug\":\"other\"}", status: 201)
            let bob = try await Self.member("bob", "viewer", in: "/api/projects/\(world.projectID)", lab)
            _ = try await lab.call(
                MemberView.self, .put, "/api/projects/\(other.id)/members/\(bob.id)", json: "{\"roles\":[\"admin\"]}")
            let lead = try await Self.member("lead", "admin", in: "/api/projects/\(world.projectID)", lab)
            _ = try await Self.member("zoe", "viewer", in: "/api/projects/\(other.id)", lab)

            let all = try await Self.explain(lab, "application.deploy", "ada/shop", "bob")
            #expect(!all.allowed && Set(all.bindings.map(\.place)) == ["ada/shop", "ada/other"])
            #expect(all.bindings.first { $0.place == "ada/other" }?.says == "elsewhere")
            #expect(try await Self.explain(lab, "application.deploy", "ada/shop", bob.id.description) == all)
            // Who administers one project sees neither roles in another one, nor who is there alone.
            let part = try await Self.explain(lab, "application.deploy", "ada/shop", "bob", token: lead.token)
            #expect(part.bindings.map(\.place) == ["ada/shop"] && part.summary == all.summary)
            #expect(try await Self.status(lab, "application.deploy", "ada/shop", "zoe", token: lead.token) == 404)
            #expect(try await Self.explain(lab, "application.deploy", "ada/shop", "zoe").bindings.map(\.says) == ["elsewhere"])
            // A viewer asks about themselves alone; a person who is not there looks like one that does not exist.
            let refused = try await lab.send(.get, Self.uri("log.read", "ada/shop", "lead"), token: bob.token)
            #expect(try refused.status == .forbidden && lab.code(refused) == "forbidden")
            for user in ["eve", "nobody", ConventionWorld.absentID] {
                #expect(try await Self.status(lab, "log.read", "ada/shop", user) == 404, "\(user)")
            }
            let account = try await lab.call(
                ServiceAccountView.self, .post, "/api/teams/\(world.teamID)/service-accounts",
                json: "{\"name\":\"ci\",\"roles\":[\"deployer\"]}", status: 201)
            #expect(try await Self.explain(lab, "application.deploy", "ada/shop", account.id).allowed)
        }
    }

    @Test("a place that the caller may not see does not exist, a token reaches no further than it does, and what has no form is 422")
    func bounds() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let neighbour = try await Neighbour(lab)
            let places = neighbour.places
            for resource in [
                "places", "places/shop", "places/shop/staging", "team:\(places.team)", "project:\(places.project)",
                "application:\(places.application)", "deployment:\(places.deployment)", "ada/none", "ada/shop/none", "nowhere",
                "team:\(ConventionWorld.absentID)",
            ] {
                for user in [nil, "ada", "eve"] {
                    let answer = try await lab.send(.get, Self.uri("team.read", resource, user))
                    #expect(try answer.status == .notFound && lab.code(answer) == "not_found", "\(resource)")
                }
            }
            #expect(try await Self.status(lab, "user.read", "system", "eve") == 404)
            let made = try await lab.call(
                TokenView.self, .post, "/api/tokens",
                json: "{\"name\":\"t\",\"teamId\":\"\(world.teamID)\",\"permissions\":[\"team.read\"]}", status: 201)
            #expect(try await Self.status(lab, "team.read", "ada", token: made.token) == 200)
            #expect(try await Self.status(lab, "team.read", "ada", "bob", token: made.token) == 403)
            #expect(try await Self.status(lab, "team.read", "system", token: made.token) == 404)
            for (permission, resource, user) in [
                ("team.raed", "ada", nil), ("team.read", "", nil), ("team.read", "a/b/c/d", nil), ("team.read", "team:x", nil),
                ("team.read", "node:1", nil), ("team.read", "ada", "ada@example.com"), ("team.read", "ada", ""),
            ] as [(String, String, String?)] {
                let answer = try await lab.send(.get, Self.uri(permission, resource, user))
                #expect(try answer.status.code == 422 && lab.problem(answer).errors?.count == 1, "\(permission) \(resource)")
            }
        }
    }

    @Test("an auditor is told of everybody everywhere, an operator of nobody else, and what closes a place is told beside the roles")
    func system() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            var tokens: [String: String] = [:]
            for role in ["auditor", "operator"] {
                let user = try await lab.insertUser(role)
                try await lab.store.session.roles.replaceSystemRoles(of: user, from: .local, with: [RoleName(stored: role)])
                tokens[role] = try await lab.insertToken(of: user)
            }
            let (auditor, runner) = (try #require(tokens["auditor"]), try #require(tokens["operator"]))
            #expect(try await Self.explain(lab, "team.delete", "ada", "ada", token: auditor).allowed)
            #expect(try await Self.explain(lab, "team.delete", "ada", "eve", token: auditor).bindings == [])
            #expect(try await Self.explain(lab, "queue.read", "system", "operator", token: auditor).allowed)
            #expect(try await Self.status(lab, "team.delete", "ada", "ada", token: runner) == 403)
            #expect(try await Self.status(lab, "queue.read", "system", "auditor", token: runner) == 403)
            #expect(try await Self.explain(lab, "queue.read", "system", token: runner).allowed)

            let bob = try await Self.member("bob", "viewer", in: "/api/teams/\(world.teamID)", lab)
            try await lab.suspend("bob")
            let suspended = try await Self.explain(lab, "log.read", "ada", bob.id.description)
            #expect(!suspended.allowed && suspended.obstacles == ["bob is suspended: nothing is allowed"])
            #expect(suspended.bindings.first?.decides == true)
        }
    }
}
