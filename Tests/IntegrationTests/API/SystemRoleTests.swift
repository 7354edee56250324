import APIContract
import ControlPlane
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import Policy
import Store
import TestSupport
import Testing

@Suite("Roles in the whole installation", .timeLimit(.minutes(2)))
struct SystemRoleTests {
    private static let trace = "0af7651916cd43dd8448eb211c80319c"

    private static func desk(_ lab: APILab) -> SystemRoleDesk { SystemRoleDesk(store: lab.store, policy: lab.policies.current) }

    private static func view(_ answer: TestResponse) throws -> SystemMemberView {
        try ContractJSON.decoder.decode(SystemMemberView.self, from: Data(buffer: answer.body))
    }

    @Test("the first operator is made at the machine, and makes and unmakes others over the API, at once")
    func operators() async throws {
        try await APILab.run { lab in
            let list = "/api/system-roles"
            #expect(try await lab.send(.get, list).status == .notFound)
            #expect(try await Self.desk(lab).set("operator", isGiven: true, of: "Ada@example.com", traceID: Self.trace))
            #expect(try await !Self.desk(lab).set("operator", isGiven: true, of: "ada", traceID: Self.trace))
            try await eventually(within: .seconds(5), every: .milliseconds(50), "the role") {
                try await lab.send(.get, list).status == .ok ? () : nil
            }
            let bob = try await lab.insertUser("bob")
            let token = try await lab.insertToken(of: bob)
            #expect(try await lab.send(.get, list, token: token).status == .notFound)
            let made = try await lab.send(.put, "/api/users/\(bob)/system-roles", json: "{\"roles\":[\"operator\"]}")
            #expect(try Self.view(made).roles == ["operator"])
            // At once by the server that gave it.
            #expect(try await lab.send(.get, list, token: token).status == .ok)
            #expect(try await lab.call(Page<SystemMemberView>.self, .get, list).items.map(\.username) == ["bob", "ada"])
            let gone = try await lab.send(.put, "/api/users/\(bob)/system-roles", json: "{\"roles\":[]}")
            #expect(try Self.view(gone).roles.isEmpty && Self.view(gone).createdAt == nil)
            #expect(try await lab.send(.get, list, token: token).status == .notFound)
            let acts = try await lab.auditRows().filter { $0.action == "systemRole.update" }
            #expect(acts.map(\.actor) == ["roostd", "ada/bootstrap", "ada/bootstrap"])
        }
    }

    @Test("D06: an operator makes no auditor, an auditor nobody, and a token of a team reaches nothing of the installation")
    func ceiling() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            _ = try await Self.desk(lab).set("operator", isGiven: true, of: "ada", traceID: Self.trace)
            let (bob, ann) = (try await lab.insertUser("bob"), try await lab.insertUser("ann"))
            _ = try await Self.desk(lab).set("auditor", isGiven: true, of: "ann", traceID: Self.trace)
            let auditor = try await lab.insertToken(of: ann)
            try await eventually(within: .seconds(5), every: .milliseconds(50), "the role") {
                try await lab.send(.get, "/api/system-roles").status == .ok ? () : nil
            }
            func give(_ roles: String, to user: UserID, token: String? = nil) async throws -> TestResponse {
                try await lab.send(.put, "/api/users/\(user)/system-roles", token: token, json: "{\"roles\":[\(roles)]}")
            }
            let refused = try await give("\"auditor\"", to: bob)
            #expect(try refused.status == .forbidden && lab.problem(refused).detail?.contains("audit.read") == true)
            #expect(try await give("", to: ann).status == .forbidden, "nor takes it away")
            #expect(try await give("\"operator\"", to: bob, token: auditor).status == .forbidden)
            #expect(try await lab.send(.get, "/api/system-roles", token: auditor).status == .ok)
            for role in ["\"owner\"", "\"nobody\"", "\"operator\",\"operator\""] {
                #expect(try await give(role, to: bob).status == .unprocessableContent, "\(role)")
            }
            #expect(try await give("\"operator\"", to: .make()).status == .notFound)
            let made = try await lab.call(
                TokenView.self, .post, "/api/tokens", json: "{\"name\":\"t\",\"teamId\":\"\(world.teamID)\"}", status: 201)
            let ofTeam = try #require(made.token)
            #expect(try await lab.send(.get, "/api/system-roles", token: ofTeam).status == .notFound)
            let account = try await lab.call(
                ServiceAccountView.self, .post, "/api/teams/\(world.teamID)/service-accounts", json: "{\"name\":\"ci\"}", status: 201)
            let program = try #require(UserID(account.id))
            #expect(try await give("\"operator\"", to: program).status == .notFound)
        }
    }

    @Test("the last operator stays, also where two leave at once, every time, and one who is suspended is none")
    func lastOperator() async throws {
        try await APILab.run { lab in
            let desk = Self.desk(lab)
            _ = try await desk.set("operator", isGiven: true, of: "ada", traceID: Self.trace)
            _ = try await lab.insertUser("bob")
            await #expect(throws: ControlPlaneError.self) { try await desk.set("operator", isGiven: false, of: "ada", traceID: Self.trace) }
            for _ in 0..<8 {
                for name in ["ada", "bob"] { _ = try await desk.set("operator", isGiven: true, of: name, traceID: Self.trace) }
                async let first = try? desk.set("operator", isGiven: false, of: "ada", traceID: Self.trace)
                async let second = try? desk.set("operator", isGiven: false, of: "bob", traceID: Self.trace)
                let left = await [first, second].count { $0 == true }
                #expect(left == 1)
                #expect(try await desk.list().count == 1)
            }
            for name in ["ada", "bob"] { _ = try await desk.set("operator", isGiven: true, of: name, traceID: Self.trace) }
            try await lab.suspend("bob")
            await #expect(throws: ControlPlaneError.self) { try await desk.set("operator", isGiven: false, of: "ada", traceID: Self.trace) }
        }
    }

    @Test("why somebody may do something is told from the database: which roles, where from, and which rule")
    func explained() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let bob = try await lab.insertUser("bob")
            _ = try await lab.call(
                RoleView.self, .post, "/api/teams/\(world.teamID)/roles",
                json: """
                    {"name":"careful","inherits":["deployer"],
                     "deny":[{"permissions":["application.deploy"],"when":{"environment":["production"]}}]}
                    """, status: 201)
            _ = try await lab.call(
                MemberView.self, .put, "/api/projects/\(world.projectID)/members/\(bob)", json: "{\"roles\":[\"careful\"]}")
            let explainer = AccessExplainer(store: lab.store, policy: lab.policies.current)
            let denied = try await explainer.explain("application.deploy", at: "ada/shop/production", of: "bob")
            #expect(!denied.isAllowed)
            #expect(
                denied.text.contains(
                    "careful at ada/shop (local) denies it: its rule in environments of kind production (role careful, deny.0)"),
                "\(denied.text)")
            let read = try await explainer.explain("application.read", at: "ada/shop/production", of: "bob@example.com")
            #expect(read.isAllowed && read.text.contains("careful at ada/shop (local): grants it by way of viewer"), "\(read.text)")
            #expect(try await !explainer.explain("team.read", at: "ada", of: "bob").isAllowed)
            #expect(try await explainer.explain("team.delete", at: "ada", of: "ada").isAllowed)
            _ = try await Self.desk(lab).set("auditor", isGiven: true, of: "bob", traceID: Self.trace)
            #expect(try await explainer.explain("team.read", at: "ada", of: "bob").text.contains("auditor at system (local)"))
            #expect(try await explainer.explain("user.read", at: "system", of: "bob").isAllowed)
            try await lab.suspend("bob")
            let suspended = try await explainer.explain("user.read", at: "system", of: "bob")
            #expect(!suspended.isAllowed && suspended.text.contains("bob is suspended"))
            for (permission, place, user) in [
                ("application.raed", "ada", "ada"), ("team.read", "nowhere", "ada"), ("team.read", "ada/none", "ada"),
                ("team.read", "ada/shop/none", "ada"), ("team.read", "ada", "nobody"), ("team.read", "a/b/c/d", "ada"),
            ] {
                await #expect(throws: ControlPlaneError.self, "\(place)") { try await explainer.explain(permission, at: place, of: user) }
            }
        }
    }
}
