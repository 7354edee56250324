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

@Suite("Service accounts", .timeLimit(.minutes(2)))
struct ServiceAccountTests {
    /// A service account of the first user's team, and where it is.
    private struct Robot {
        let world: APILab.World
        let view: ServiceAccountView

        var path: String { "/api/teams/\(self.world.teamID)/service-accounts/\(self.view.id)" }
        var member: String { "/api/teams/\(self.world.teamID)/members/\(self.view.id)" }
        var application: String { "/api/applications/\(self.world.application.id)" }
    }

    private static func make(_ lab: APILab, roles: String = "\"deployer\"") async throws -> Robot {
        let world = try await lab.makeApplication()
        let view = try await lab.call(
            ServiceAccountView.self, .post, "/api/teams/\(world.teamID)/service-accounts",
            json: "{\"name\":\"ci\",\"description\":\"Deploys.\",\"roles\":[\(roles)]}", status: 201)
        return Robot(world: world, view: view)
    }

    private static func tryToken(_ lab: APILab, _ robot: Robot, by maker: String? = nil, _ more: String = "") async throws -> TestResponse {
        try await lab.send(
            .post, "/api/tokens", token: maker,
            json: "{\"name\":\"t\",\"teamId\":\"\(robot.world.teamID)\",\"serviceAccountId\":\"\(robot.view.id)\"\(more)}")
    }

    private static func token(_ lab: APILab, _ robot: Robot, by maker: String? = nil, _ more: String = "") async throws -> TokenView {
        let answer = try await Self.tryToken(lab, robot, by: maker, more)
        #expect(answer.status == .created, "\(String(buffer: answer.body))")
        return try ContractJSON.decoder.decode(TokenView.self, from: Data(buffer: answer.body))
    }

    private static func member(_ lab: APILab, _ robot: Robot, _ name: String, _ role: String) async throws -> (id: UserID, token: String) {
        let user = try await lab.insertUser(name)
        _ = try await lab.call(
            MemberView.self, .put, "/api/teams/\(robot.world.teamID)/members/\(user)", json: "{\"roles\":[\"\(role)\"]}")
        return (user, try await lab.insertToken(of: user))
    }

    @Test("one is made with roles, acts by its tokens under its own name, and ends with them")
    func lifecycle() async throws {
        try await APILab.run { lab in
            let robot = try await Self.make(lab)
            #expect(robot.view.roles == ["deployer"] && robot.view.createdBy == "ada" && robot.view.lastUsedAt == nil)
            let made = try await Self.token(lab, robot)
            let token = try #require(made.token)
            #expect(token.hasPrefix("roost_team_") && made.teamId == robot.world.teamID && made.permissions.contains("application.deploy"))
            #expect(try await lab.send(.post, "\(robot.application)/deploy", token: token).status == .accepted)
            #expect(try await lab.send(.patch, robot.application, token: token, json: "{\"name\":\"x\"}").status == .forbidden)
            let deployments = "/api/deployments?applicationId=\(robot.world.application.id)"
            let deployment = try await lab.call(Page<DeploymentView>.self, .get, deployments).items.first
            #expect(deployment?.actor.name == "serviceAccount:ci/t")
            #expect(try await lab.auditRows().contains { $0.actor == "serviceAccount:ci/t" && $0.action == "application.deploy" })
            let me = try ContractJSON.decoder.decode(
                MeView.self, from: Data(buffer: try await lab.send(.get, "/api/me", token: token).body))
            #expect(me.user.username == "ci" && me.user.email.isEmpty && me.teams.map(\.id) == [robot.world.teamID])
            // Its roles are given as those of members.
            let listed = try await lab.call(Page<MemberView>.self, .get, "/api/teams/\(robot.world.teamID)/members").items
            #expect(listed.map(\.type) == ["serviceAccount", "user"])
            _ = try await lab.call(MemberView.self, .put, robot.member, json: "{\"roles\":[\"viewer\"]}")
            #expect(try await lab.send(.post, "\(robot.application)/deploy", token: token).status == .forbidden)
            #expect(try await lab.call(ServiceAccountView.self, .get, robot.path).lastUsedAt != nil)
            #expect(try await lab.call(Page<TokenView>.self, .get, "\(robot.path)/tokens").items.map(\.id) == [made.id])
            #expect(try await lab.send(.delete, robot.path).status == .noContent)
            #expect(try await lab.send(.get, "/api/me", token: token).status == .unauthorized)
            #expect(try await lab.send(.get, robot.path).status == .notFound)
            let acts = try await lab.auditRows().filter { $0.resource == "serviceAccount/\(robot.view.id)" }.map(\.action)
            #expect(acts == ["serviceAccount.create", "serviceAccount.delete"])
        }
    }

    @Test("C05: it outlives who made it, and its token ends at every server when it is revoked")
    func outlives() async throws {
        try await APILab.run { lab in
            let robot = try await Self.make(lab)
            let amy = try await Self.member(lab, robot, "amy", "admin")
            let made = try await Self.token(lab, robot, by: amy.token)
            let token = try #require(made.token)
            #expect(try await lab.send(.delete, "/api/teams/\(robot.world.teamID)/members/\(amy.id)").status == .noContent)
            try await lab.suspend("amy")
            #expect(try await lab.send(.get, robot.application, token: token).status == .ok)
            let other = try lab.anotherServer()
            _ = try await other.authenticate(bearer: token)
            // By somebody else than its maker: whoever may in the team.
            let dan = try await Self.member(lab, robot, "dan", "developer")
            #expect(try await lab.send(.delete, "/api/tokens/\(made.id)", token: dan.token).status == .notFound)
            #expect(try await lab.send(.delete, "/api/tokens/\(made.id)", token: lab.stranger).status == .notFound)
            let revoked = ContinuousClock.now
            #expect(try await lab.send(.delete, "/api/tokens/\(made.id)").status == .noContent)
            #expect(try await lab.send(.get, robot.application, token: token).status == .unauthorized)
            try await eventually(within: .seconds(5), every: .milliseconds(20), "the end of the token at the other server") {
                () -> Void? in
                let asked = ContinuousClock.now
                do {
                    _ = try await other.authenticate(bearer: token)
                    #expect(asked - revoked < .seconds(1), "known for longer than a second")
                    return nil
                } catch ControlPlaneError.unauthenticated {
                    return ()
                }
            }
        }
    }

    @Test("C04: its token never does more than its maker could when it was made, whatever roles it is given later")
    func ceiling() async throws {
        try await APILab.run { lab in
            let robot = try await Self.make(lab)
            _ = try await lab.call(
                RoleView.self, .post, "/api/teams/\(robot.world.teamID)/roles",
                json: "{\"name\":\"minter\",\"inherits\":[\"deployer\"],\"allow\":[\"token.create\"]}", status: 201)
            let minter = try await Self.member(lab, robot, "min", "minter")
            let refused = try await Self.tryToken(lab, robot, by: minter.token, ",\"permissions\":[\"application.delete\"]")
            #expect(try refused.status == .forbidden && lab.problem(refused).detail?.contains("application.delete") == true)
            let made = try await Self.token(lab, robot, by: minter.token)
            #expect(!made.permissions.contains("*") && !made.permissions.contains("application.update"))
            let token = try #require(made.token)
            _ = try await lab.call(MemberView.self, .put, robot.member, json: "{\"roles\":[\"admin\"]}")
            #expect(try await lab.send(.post, "\(robot.application)/deploy", token: token).status == .accepted)
            for (method, json) in [(HTTPRequest.Method.patch, "{\"name\":\"x\"}" as String?), (.delete, nil)] {
                let answer = try await lab.send(method, robot.application, token: token, json: json)
                #expect(try answer.status == .forbidden && lab.code(answer) == "insufficient_scope")
            }
            // A token of a service account makes none that may do more.
            let all = try #require(try await Self.token(lab, robot).token)
            #expect(try await Self.tryToken(lab, robot, by: all, ",\"permissions\":[\"team.delete\"]").status == .forbidden)
            #expect(try await Self.tryToken(lab, robot, by: token, ",\"permissions\":[\"application.update\"]").status == .forbidden)
            #expect(Set(try await Self.token(lab, robot, by: token).permissions).isSubset(of: made.permissions))
            let developer = try await Self.member(lab, robot, "dan", "developer")
            #expect(try await Self.tryToken(lab, robot, by: developer.token).status == .forbidden, "D05: tokens")
            #expect(try await Self.tryToken(lab, robot, by: lab.stranger).status == .notFound)
        }
    }

    @Test("D06: it owns nothing, nobody gives it more than they have, and it has roles of its own team alone")
    func roles() async throws {
        try await APILab.run { lab in
            let robot = try await Self.make(lab, roles: "\"developer\"")
            let accounts = "/api/teams/\(robot.world.teamID)/service-accounts"
            #expect(try await lab.send(.put, robot.member, json: "{\"roles\":[\"owner\"]}").status == .unprocessableContent)
            #expect(try await lab.send(.post, accounts, json: "{\"name\":\"x\",\"roles\":[\"owner\"]}").status == .unprocessableContent)
            #expect(try await lab.send(.post, accounts, json: "{\"name\":\"ci\"}").status == .conflict)
            let amy = try await Self.member(lab, robot, "amy", "admin")
            _ = try await lab.call(
                RoleView.self, .post, "/api/teams/\(robot.world.teamID)/roles", json: "{\"name\":\"boss\",\"allow\":[\"team.delete\"]}",
                status: 201)
            let above = try await lab.send(.post, accounts, token: amy.token, json: "{\"name\":\"x\",\"roles\":[\"boss\"]}")
            #expect(above.status == .forbidden)
            _ = try await lab.call(MemberView.self, .put, robot.member, json: "{\"roles\":[\"boss\",\"developer\"]}")
            #expect(try await lab.send(.delete, robot.path, token: amy.token).status == .forbidden)
            // Whoever makes a project owns it, but for a program.
            let token = try #require(try await Self.token(lab, robot).token)
            let made = try await lab.send(
                .post, "/api/projects", token: token, json: "{\"teamId\":\"\(robot.world.teamID)\",\"slug\":\"made\"}")
            let project = try ContractJSON.decoder.decode(ProjectView.self, from: Data(buffer: made.body)).id
            #expect(try await lab.call(Page<MemberView>.self, .get, "/api/projects/\(project)/members").items.isEmpty)
            // The other team's members know nobody of that id.
            let rival = try ContractJSON.decoder.decode(
                MeView.self, from: Data(buffer: try await lab.send(.get, "/api/me", token: lab.stranger).body)
            ).teams[0].id
            let foreign = try await lab.send(
                .put, "/api/teams/\(rival)/members/\(robot.view.id)", token: lab.stranger, json: "{\"roles\":[\"viewer\"]}")
            #expect(foreign.status == .notFound)
            let id = try #require(UserID(robot.view.id))
            for (team, role) in [(rival, "viewer"), (robot.world.teamID, "owner")] {
                let members = lab.store.session.members(TenantContext(teamID: try #require(TeamID(team))))
                await #expect(throws: StoreError.self) { try await members.add([RoleName(stored: role)], to: id, at: .team) }
            }
            await #expect(throws: StoreError.self) {
                try await lab.store.session.roles.replaceSystemRoles(of: id, from: .local, with: [RoleName(stored: "operator")])
            }
        }
    }

    @Test("nobody signs in as one, and what concerns a person's own account is refused to it")
    func noPerson() async throws {
        try await APILab.run { lab in
            let robot = try await Self.make(lab)
            #expect(try await lab.tryLogin("ci").status == .unauthorized)
            let password = SQLStatement("test.password", "UPDATE users SET password_hash = 'x' WHERE username = 'ci'")
            await #expect(throws: PostgresError.self) { try await lab.database.execute(password, []) }
            let token = try #require(try await Self.token(lab, robot).token)
            for (method, uri, json) in [
                (HTTPRequest.Method.get, "/api/tokens", nil as String?), (.get, "/api/me/sessions", nil), (.get, "/api/me/identities", nil),
                (.post, "/api/me/totp", nil), (.post, "/api/tokens", "{\"name\":\"x\"}"), (.post, "/api/teams", "{\"slug\":\"x\"}"),
                (.post, "/api/me/password", "{\"current\":\"x\",\"new\":\"staple of correct horses\"}"),
            ] { #expect(try await lab.send(method, uri, token: token, json: json).status == .forbidden, "\(method) \(uri)") }
            #expect(try await lab.insertUser("ci").description != robot.view.id, "a person may have the same name")
        }
    }

    @Test("C06: a token of a project reaches that project alone, and ends with it")
    func project() async throws {
        try await APILab.run { lab in
            let robot = try await Self.make(lab)
            let other = try await lab.call(
                ProjectView.self, .post, "/api/projects", json: "{\"teamId\":\"\(robot.world.teamID)\",\"slug\":\"other\"}", status: 201)
            let made = try await Self.token(lab, robot, ",\"projectId\":\"\(robot.world.projectID)\"")
            #expect(made.projectId == robot.world.projectID)
            let own = try await lab.call(
                TokenView.self, .post, "/api/tokens", json: "{\"name\":\"own\",\"projectId\":\"\(robot.world.projectID)\"}", status: 201)
            #expect(own.teamId == robot.world.teamID)
            for token in [try #require(made.token), try #require(own.token)] {
                #expect(try await lab.send(.get, robot.application, token: token).status == .ok)
                #expect(try await lab.send(.post, "\(robot.application)/deploy", token: token).status == .accepted)
                for path in ["/api/projects/\(other.id)", "/api/teams/\(robot.world.teamID)", "/api/teams/\(robot.world.teamID)/members"] {
                    #expect(try await lab.send(.get, path, token: token).status == .notFound, "\(path)")
                }
                let projects = String(buffer: try await lab.send(.get, "/api/projects", token: token).body)
                #expect(projects.contains(robot.world.projectID) && !projects.contains(other.id))
            }
            let wrong = "{\"name\":\"t\",\"teamId\":\"\(ConventionWorld.absentID)\",\"projectId\":\"\(other.id)\"}"
            #expect(try await lab.send(.post, "/api/tokens", json: wrong).status == .notFound)
            let narrow = try #require(own.token)
            let wider = try await lab.send(
                .post, "/api/tokens", token: narrow, json: "{\"name\":\"w\",\"teamId\":\"\(robot.world.teamID)\"}")
            #expect([403, 404].contains(wider.status.code))
            #expect(try await lab.send(.delete, "/api/projects/\(robot.world.projectID)").status == .noContent)
            try await eventually(within: .seconds(5), every: .milliseconds(50), "the end of the token") {
                try await lab.send(.get, "/api/me", token: narrow).status == .unauthorized ? () : nil
            }
        }
    }

    @Test("D12: it ends with its team, is back with it, and is gone with it for good")
    func team() async throws {
        try await APILab.run { lab in
            let robot = try await Self.make(lab)
            let token = try #require(try await Self.token(lab, robot).token)
            #expect(try await lab.send(.delete, "/api/teams/\(robot.world.teamID)").status == .noContent)
            #expect(try await lab.send(.get, "/api/me", token: token).status == .unauthorized)
            #expect(try await lab.send(.post, "/api/teams/\(robot.world.teamID)/restore").status.kind == .successful)
            #expect(try await lab.send(.get, robot.application, token: token).status == .ok)
            let brief = try await lab.call(TeamView.self, .post, "/api/teams", json: "{\"slug\":\"brief\"}", status: 201)
            _ = try await lab.call(
                ServiceAccountView.self, .post, "/api/teams/\(brief.id)/service-accounts",
                json: "{\"name\":\"gone\",\"roles\":[\"viewer\"]}", status: 201)
            let team = try #require(TeamID(brief.id))
            try await lab.database.execute(SQLStatement("test.purge", "DELETE FROM teams WHERE id = $1"), [team.rawValue])
            let left: [Int] = try await lab.database.query(
                SQLStatement("test.left", "SELECT count(*) FROM users WHERE username = 'gone'"), []
            ) { row throws(PostgresError) in try row[0] }
            #expect(left == [0])
        }
    }
}
