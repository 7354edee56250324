import APIContract
import ControlPlane
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import Postgres
import Store
import TestSupport
import Testing

@Suite("A team that requires a second factor", .timeLimit(.minutes(2)))
struct RequiredSecondFactorTests {
    private static let type = "urn:roost:problem:second-factor-required"

    /// Sets a second factor up, as ``SecondFactorTests`` do over the API, or takes it away.
    private static func setFactor(_ lab: APILab, _ user: String, _ isSet: Bool) async throws {
        let id = try await Self.id(lab, user)
        guard isSet else { return try await lab.store.session.secondFactors.remove(id) }
        try await lab.store.session.secondFactors.begin(id, secret: [1])
        try await lab.store.session.secondFactors.confirm(id, secret: [1], step: 1, codes: [])
    }

    private static func id(_ lab: APILab, _ user: String) async throws -> UserID {
        let found = try await lab.database.query(SQLStatement("test.user", "SELECT id FROM users WHERE username = $1"), [user]) {
            row throws(PostgresError) in UserID(try row[0])
        }
        return try #require(found.first)
    }

    private static func isRefused(_ lab: APILab, _ answer: TestResponse) throws -> Bool {
        guard answer.status == .forbidden else { return false }
        let problem = try lab.problem(answer)
        return problem.type == Self.type && problem.code == "forbidden"
    }

    @Test("members without one get a typed 403 for all of the team until they set one up, whatever they come with")
    func enforcement() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let (team, application) = ("/api/teams/\(world.teamID)", "/api/applications/\(world.application.id)")
            let bob = try await lab.insertUser("bob")
            _ = try await lab.call(MemberView.self, .put, "\(team)/members/\(bob)", json: "{\"roles\":[\"admin\"]}")
            try await lab.copyPasswords()
            let token = try await lab.insertToken(of: bob)
            let browser = try await lab.login("bob")
            // Who turns it on has one.
            #expect(try Self.isRefused(lab, try await lab.send(.patch, team, json: "{\"requireSecondFactor\":true}")))
            try await Self.setFactor(lab, "ada", true)
            #expect(try await lab.call(TeamView.self, .patch, team, json: "{\"requireSecondFactor\":true}").requireSecondFactor)
            for uri in [
                team, "\(team)/members", "\(team)/roles", application, "\(application)/logs", "/api/projects/\(world.projectID)",
                "/api/projects/\(world.projectID)/environments", "/api/applications?projectId=\(world.projectID)",
            ] {
                #expect(try Self.isRefused(lab, try await lab.send(.get, uri, token: token)), "\(uri)")
                #expect(try Self.isRefused(lab, try await lab.send(.get, uri, with: browser)), "\(uri)")
                #expect(try await lab.send(.get, uri, token: lab.stranger).status == .notFound, "\(uri)")
            }
            let project = "{\"teamId\":\"\(world.teamID)\",\"slug\":\"x\"}"
            for (method, uri, json) in [
                (HTTPRequest.Method.post, "\(application)/deploy", nil as String?), (.delete, application, nil),
                (.patch, team, "{\"requireSecondFactor\":false}"), (.post, "/api/projects", project),
                (.post, "/api/tokens", "{\"name\":\"t\",\"teamId\":\"\(world.teamID)\"}"),
            ] { #expect(try Self.isRefused(lab, try await lab.send(method, uri, token: token, json: json)), "\(method) \(uri)") }
            for list in ["/api/projects", "/api/deployments", "/api/deletions"] {
                let answer = try await lab.send(.get, list, token: token)
                #expect(answer.status == .ok && !String(buffer: answer.body).contains(world.projectID), "\(list)")
            }
            let bulk = try await lab.send(
                .post, "/api/applications/bulk", token: token,
                json: "{\"ids\":[\"\(world.application.id)\"],\"action\":\"delete\"}")
            #expect(bulk.status == .accepted && String(buffer: bulk.body).contains(Self.type))
            // They see which team it is, and can set one up.
            #expect(String(buffer: try await lab.send(.get, "/api/teams", token: token).body).contains("\"requireSecondFactor\":true"))
            #expect(try await lab.send(.post, "/api/me/totp", with: browser).status == .created)
            #expect(try Self.isRefused(lab, try await lab.send(.get, application, token: token)), "not confirmed yet")
            try await Self.setFactor(lab, "bob", true)
            #expect(try await lab.send(.get, application, token: token).status == .ok)
            #expect(try await lab.send(.get, application, with: browser).status == .ok)
            try await Self.setFactor(lab, "bob", false)
            #expect(try Self.isRefused(lab, try await lab.send(.get, application, token: token)))
            #expect(try await !lab.call(TeamView.self, .patch, team, json: "{\"requireSecondFactor\":false}").requireSecondFactor)
            #expect(try await lab.send(.get, application, token: token).status == .ok)
        }
    }

    @Test("service accounts are exempt, and who signs in through a provider alone; who has a password beside it is not")
    func exemptions() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let (team, application) = ("/api/teams/\(world.teamID)", "/api/applications/\(world.application.id)")
            let account = try await lab.call(
                ServiceAccountView.self, .post, "\(team)/service-accounts", json: "{\"name\":\"ci\",\"roles\":[\"admin\"]}", status: 201)
            let made = try await lab.call(
                TokenView.self, .post, "/api/tokens",
                json: "{\"name\":\"t\",\"teamId\":\"\(world.teamID)\",\"serviceAccountId\":\"\(account.id)\"}", status: 201)
            let robot = try #require(made.token)
            let eva = try await lab.store.session.identity.insertUser(
                id: .make(), username: "eva", email: "eva@example.com", passwordHash: nil
            ).id
            _ = try await lab.call(MemberView.self, .put, "\(team)/members/\(eva)", json: "{\"roles\":[\"viewer\"]}")
            let token = try await lab.insertToken(of: eva)
            // A program has none to turn it on with.
            #expect(try Self.isRefused(lab, try await lab.send(.patch, team, token: robot, json: "{\"requireSecondFactor\":true}")))
            try await Self.setFactor(lab, "ada", true)
            _ = try await lab.call(TeamView.self, .patch, team, json: "{\"requireSecondFactor\":true}")
            for token in [robot, token] { #expect(try await lab.send(.get, application, token: token).status == .ok) }
            try await lab.copyPasswords("eva")
            #expect(try Self.isRefused(lab, try await lab.send(.get, application, token: token)))
        }
    }

    @Test("whoever sees all teams needs one for this team, too, and a log that is followed ends when it is required")
    func others() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let ann = try await lab.insertUser("ann")
            try await lab.store.session.roles.replaceSystemRoles(of: ann, from: .local, with: [RoleName(stored: "auditor")])
            let auditor = try await lab.insertToken(of: ann)
            let bob = try await lab.insertUser("bob")
            _ = try await lab.call(MemberView.self, .put, "/api/teams/\(world.teamID)/members/\(bob)", json: "{\"roles\":[\"viewer\"]}")
            let reader = try await lab.services.authenticator.authenticate(bearer: try await lab.insertToken(of: bob))
            let application = try #require(ApplicationID(world.application.id))
            let context = CallContext(caller: reader, traceID: "0af7651916cd43dd8448eb211c80319c")
            try await lab.services.applications.recheckLogs(application, context: context)
            try await Self.setFactor(lab, "ada", true)
            _ = try await lab.call(TeamView.self, .patch, "/api/teams/\(world.teamID)", json: "{\"requireSecondFactor\":true}")
            #expect(try Self.isRefused(lab, try await lab.send(.get, "/api/teams/\(world.teamID)/members", token: auditor)))
            await #expect(throws: ControlPlaneError.self) {
                try await lab.services.applications.recheckLogs(application, context: context)
            }
        }
    }
}
