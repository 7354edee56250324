import APIContract
import ControlPlane
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import Store
import Testing

@Suite("Members", .timeLimit(.minutes(2)))
struct MemberTests {
    @Test("roles in a team are given, changed and taken, and each act is recorded")
    func team() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let bob = try await lab.insertUser("bob")
            let token = try await lab.insertToken(of: bob)
            let (team, member) = ("/api/teams/\(world.teamID)", "/api/teams/\(world.teamID)/members/\(bob)")
            #expect(try await lab.send(.get, team, token: token).status == .notFound)
            let made = try await lab.call(MemberView.self, .put, member, json: "{\"roles\":[\"deployer\",\"viewer\"]}")
            #expect(made.username == "bob" && made.roles == ["deployer", "viewer"] && made.grants.map(\.origin) == ["local", "local"])
            #expect(try await lab.send(.get, team, token: token).status == .ok)
            #expect(try await lab.send(.patch, team, token: token, json: "{\"name\":\"x\"}").status == .forbidden)
            _ = try await lab.call(MemberView.self, .put, member, json: "{\"roles\":[\"admin\"]}")
            #expect(try await lab.send(.patch, team, token: token, json: "{\"name\":\"x\"}").status == .ok)
            let listed = try await lab.call(Page<MemberView>.self, .get, "\(team)/members").items
            #expect(listed.map(\.username) == ["bob", "ada"] && listed.first?.roles == ["admin"])
            #expect(try await lab.send(.delete, member).status == .noContent)
            #expect(try await lab.send(.get, team, token: token).status == .notFound)
            #expect(try await lab.send(.delete, member).status == .notFound)
            let acts = try await lab.auditRows().filter { $0.resource == "member/\(bob)" }.map(\.action)
            #expect(acts == ["member.update", "member.update", "member.delete"])
        }
    }

    @Test("a member of a project alone sees that project and nothing else of the team")
    func project() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let other = try await lab.call(
                ProjectView.self, .post, "/api/projects", json: "{\"teamId\":\"\(world.teamID)\",\"slug\":\"other\"}", status: 201)
            let bob = try await lab.insertUser("bob")
            let token = try await lab.insertToken(of: bob)
            let member = "/api/projects/\(world.projectID)/members/\(bob)"
            _ = try await lab.call(MemberView.self, .put, member, json: "{\"roles\":[\"developer\"]}")
            func status(_ path: String) async throws -> UInt { UInt(try await lab.send(.get, path, token: token).status.code) }
            #expect(try await status("/api/projects/\(world.projectID)") == 200)
            #expect(try await status("/api/applications/\(world.application.id)") == 200)
            #expect(try await status("/api/applications?projectId=\(world.projectID)") == 200)
            #expect(try await status("/api/projects/\(other.id)") == 404)
            #expect(try await status("/api/teams/\(world.teamID)") == 404)
            let teams = String(buffer: try await lab.send(.get, "/api/teams", token: token).body)
            let projects = String(buffer: try await lab.send(.get, "/api/projects", token: token).body)
            #expect(!teams.contains(world.teamID) && projects.contains(world.projectID) && !projects.contains(other.id))
            #expect(try await lab.send(.post, "/api/applications/\(world.application.id)/deploy", token: token).status == .accepted)
            #expect(String(buffer: try await lab.send(.get, "/api/deployments", token: token).body).contains(world.application.id))
            let listed = try await lab.call(Page<MemberView>.self, .get, "/api/projects/\(world.projectID)/members").items
            // The first user made the project.
            #expect(listed.map(\.username) == ["bob", "ada"] && listed.map(\.roles) == [["developer"], ["owner"]])
            #expect(try await lab.send(.delete, member).status == .noContent)
            #expect(try await status("/api/projects/\(world.projectID)") == 404)
        }
    }

    @Test("a role in one environment reaches what is in it, and no other environment")
    func environment() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let staging = try await lab.call(
                EnvironmentView.self, .post, "/api/projects/\(world.projectID)/environments", json: "{\"slug\":\"staging\"}", status: 201)
            let staged = try await lab.call(
                ApplicationDetail.self, .post, "/api/applications",
                json: """
                    {"projectId":"\(world.projectID)","environment":"staging","slug":"web",
                     "source":{"type":"image","image":"127.0.0.1:5000/web:1"}}
                    """, status: 201)
            let bob = try await lab.insertUser("bob")
            let token = try await lab.insertToken(of: bob)
            _ = try await lab.call(
                MemberView.self, .put, "/api/projects/\(world.projectID)/members/\(bob)",
                json: "{\"roles\":[\"deployer\"],\"environmentId\":\"\(staging.id)\"}")
            func status(_ path: String) async throws -> UInt { UInt(try await lab.send(.get, path, token: token).status.code) }
            #expect(try await status("/api/applications/\(staged.id)") == 200)
            #expect(try await status("/api/applications/\(world.application.id)") == 404)
            #expect(try await status("/api/projects/\(world.projectID)") == 404)
            let applications = String(
                buffer: try await lab.send(.get, "/api/applications?projectId=\(world.projectID)", token: token).body)
            #expect(applications.contains(staged.id) && !applications.contains(world.application.id))
            let environments = String(
                buffer: try await lab.send(.get, "/api/projects/\(world.projectID)/environments", token: token).body)
            #expect(environments.contains("staging") && !environments.contains("production"))
            for id in [staged.id, world.application.id] { _ = try await lab.send(.post, "/api/applications/\(id)/deploy") }
            let deployments = String(buffer: try await lab.send(.get, "/api/deployments", token: token).body)
            #expect(deployments.contains(staged.id) && !deployments.contains(world.application.id))
            #expect(try await lab.send(.post, "/api/applications/\(staged.id)/deploy", token: token).status == .accepted)
        }
    }

    @Test("D06: nobody gives or takes a role above their own")
    func ceiling() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let members = "/api/teams/\(world.teamID)/members"
            let (bob, carol) = (try await lab.insertUser("bob"), try await lab.insertUser("carol"))
            let admin = try await lab.insertToken(of: bob)
            _ = try await lab.call(MemberView.self, .put, "\(members)/\(bob)", json: "{\"roles\":[\"admin\"]}")
            func give(_ role: String, to user: UserID) async throws -> TestResponse {
                try await lab.send(.put, "\(members)/\(user)", token: admin, json: "{\"roles\":[\"\(role)\"]}")
            }
            let refused = try await give("owner", to: carol)
            #expect(try refused.status == .forbidden && lab.problem(refused).detail?.contains("team.delete") == true)
            #expect(try await give("owner", to: bob).status == .forbidden)
            #expect(try await give("admin", to: carol).status == .ok)
            #expect(try await give("operator", to: carol).status == .unprocessableContent)
            #expect(try await give("nobody", to: carol).status == .unprocessableContent)
            let ada = try await lab.call(MeView.self, .get, "/api/me").user.id
            #expect(try await lab.send(.put, "\(members)/\(ada)", token: admin, json: "{\"roles\":[\"viewer\"]}").status == .forbidden)
            #expect(try await lab.send(.delete, "\(members)/\(ada)", token: admin).status == .forbidden)
            #expect(try await lab.send(.delete, "\(members)/\(ada)").status == .conflict)
            #expect(try await lab.send(.put, "\(members)/\(ada)", json: "{\"roles\":[\"admin\"]}").status == .conflict)
            #expect(try await lab.send(.delete, "\(members)/\(carol)", token: admin).status == .noContent)
        }
    }

    @Test("D07: of two owners who take each other's role at once, one stays, every time")
    func lastOwner() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let members = "/api/teams/\(world.teamID)/members"
            let ada = try await lab.call(MeView.self, .get, "/api/me").user.id
            let bob = try await lab.insertUser("bob")
            let token = try await lab.insertToken(of: bob)
            for _ in 0..<8 {
                let tenant = TenantContext(teamID: try #require(TeamID(world.teamID)))
                for user in [try #require(UserID(ada)), bob] {
                    try await lab.store.session.members(tenant).add([.owner], to: user, at: .team)
                }
                async let first = lab.send(.put, "\(members)/\(bob)", json: "{\"roles\":[\"viewer\"]}")
                async let second = lab.send(.put, "\(members)/\(ada)", token: token, json: "{\"roles\":[\"viewer\"]}")
                let statuses = try await [first, second].map(\.status.code)
                #expect(statuses.count { $0 == 200 } == 1, "\(statuses)")
                let owners = try await lab.store.session.members(tenant).list().filter {
                    $0.roles.contains { $0.role == .owner && $0.place == .team }
                }
                #expect(owners.count == 1)
            }
        }
    }

    @Test("of two who change the same member at once, one has the last word and nothing of the other's stays")
    func concurrentChanges() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let bob = try await lab.insertUser("bob")
            let member = "/api/teams/\(world.teamID)/members/\(bob)"
            for _ in 0..<8 {
                async let first = lab.send(.put, member, json: "{\"roles\":[\"viewer\"]}")
                async let second = lab.send(.put, member, json: "{\"roles\":[\"deployer\"]}")
                #expect(try await [first, second].allSatisfy { $0.status == .ok })
                let listed = try await lab.call(Page<MemberView>.self, .get, "/api/teams/\(world.teamID)/members").items
                #expect(listed.first?.roles.count == 1, "\(listed)")
            }
        }
    }

    @Test("a log that is followed is decided anew, and the right that has gone ends it")
    func followedLog() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let bob = try await lab.insertUser("bob")
            let member = "/api/teams/\(world.teamID)/members/\(bob)"
            _ = try await lab.call(MemberView.self, .put, member, json: "{\"roles\":[\"viewer\"]}")
            let token = try await lab.insertToken(of: bob)
            let caller = try await lab.services.authenticator.authenticate(bearer: token)
            let application = try #require(ApplicationID(world.application.id))
            let context = CallContext(caller: caller, traceID: "0af7651916cd43dd8448eb211c80319c")
            try await lab.services.applications.recheckLogs(application, context: context)
            #expect(try await lab.send(.delete, member).status == .noContent)
            await #expect(throws: ControlPlaneError.self) {
                try await lab.services.applications.recheckLogs(application, context: context)
            }
        }
    }
}
