import APIContract
import ControlPlane
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import Policy
import Postgres
import Store
import TestSupport
import Testing

@Suite("Roles that a team defines for itself", .timeLimit(.minutes(2)))
struct TeamRoleTests {
    private static func read<View: Decodable>(_ answer: TestResponse, as type: View.Type = View.self) throws -> View {
        try ContractJSON.decoder.decode(View.self, from: Data(buffer: answer.body))
    }

    @Test("a role is made, given in one environment, changed for who has it at every server, and deleted once nobody has it")
    func lifecycle() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let roles = "/api/teams/\(world.teamID)/roles"
            let made = try await lab.call(
                RoleView.self, .post, roles,
                json: """
                    {"name":"releaser","summary":"Deploys.","inherits":["viewer"],"allow":["application.deploy"],
                     "deny":[{"permissions":["log.read"],"when":{"environment":["production"]}}]}
                    """, status: 201)
            #expect(made.inherits == ["viewer"] && made.permissions.contains("application.deploy") && !made.builtIn && made.problem == nil)
            #expect(try await lab.send(.post, roles, json: "{\"name\":\"releaser\"}").status == .conflict)
            let bob = try await lab.insertUser("bob")
            let token = try await lab.insertToken(of: bob)
            let environments = try await lab.call(Page<EnvironmentView>.self, .get, "/api/projects/\(world.projectID)/environments").items
            let member = "/api/projects/\(world.projectID)/members/\(bob)"
            _ = try await lab.call(
                MemberView.self, .put, member, json: "{\"roles\":[\"releaser\"],\"environmentId\":\"\(environments[0].id)\"}")
            let application = "/api/applications/\(world.application.id)"
            #expect(try await lab.send(.post, "\(application)/deploy", token: token).status == .accepted)
            #expect(try await lab.send(.get, "\(application)/logs", token: token).status == .forbidden)
            #expect(try await lab.send(.get, "/api/projects/\(world.projectID)", token: token).status == .notFound)
            // What another server knew of the role is of no account: the edition comes with the caller's roles.
            let other = try lab.anotherServices(hashing: APILab.briefHashing)
            let caller = try await lab.services.authenticator.authenticate(bearer: token)
            let id = try #require(ApplicationID(world.application.id))
            let context = CallContext(caller: caller, traceID: "0af7651916cd43dd8448eb211c80319c")
            _ = try await other.deployments.deploy(id, request: DeploymentRequest(), context: context)
            _ = try await lab.call(RoleView.self, .put, "\(roles)/releaser", json: "{\"inherits\":[\"viewer\"]}")
            #expect(try await lab.send(.post, "\(application)/deploy", token: token).status == .forbidden)
            await #expect(throws: ControlPlaneError.self) {
                try await other.deployments.deploy(id, request: DeploymentRequest(), context: context)
            }
            let refused = try await lab.send(.delete, "\(roles)/releaser")
            #expect(try refused.status == .conflict && lab.problem(refused).detail?.contains("given to 1;") == true)
            #expect(try await lab.send(.delete, member).status == .noContent)
            #expect(try await lab.send(.delete, "\(roles)/releaser").status == .noContent)
            #expect(try await lab.send(.get, "\(roles)/releaser").status == .notFound)
            let acts = try await lab.auditRows().filter { $0.resource == "role/releaser" }.map(\.action)
            #expect(acts == ["role.create", "role.update", "role.delete"])
        }
    }

    @Test("the list has the team's own roles and the built-in ones, in pages, and its tag changes with them")
    func list() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let roles = "/api/teams/\(world.teamID)/roles"
            for name in ["a", "b"] { _ = try await lab.call(RoleView.self, .post, roles, json: "{\"name\":\"\(name)\"}", status: 201) }
            let all = try await lab.send(.get, roles)
            let expected = ["b", "a", "viewer", "deployer", "developer", "admin", "owner"]
            #expect(try Self.read(all, as: Page<RoleView>.self).items.map(\.name) == expected)
            var (names, after) = ([String](), "")
            repeat {
                let page = try await lab.call(Page<RoleView>.self, .get, "\(roles)?limit=3\(after)")
                names += page.items.map(\.name)
                after = page.nextCursor.map { "&after=\($0)" } ?? ""
            } while !after.isEmpty
            #expect(names == expected)
            let tag = try #require(all.headers[.eTag])
            #expect(try await lab.send(.get, roles, headers: [.ifNoneMatch: tag]).status == .notModified)
            _ = try await lab.call(RoleView.self, .put, "\(roles)/a", json: "{\"summary\":\"x\"}")
            #expect(try await lab.send(.get, roles, headers: [.ifNoneMatch: tag]).status == .ok)
            let builtIn = try await lab.call(RoleView.self, .get, "\(roles)/developer")
            #expect(builtIn.builtIn && builtIn.inherits == ["deployer"] && builtIn.createdAt == nil)
            for method in [HTTPRequest.Method.put, .delete] {
                #expect(try await lab.send(method, "\(roles)/viewer", json: method == .put ? "{}" : nil).status == .conflict)
                #expect(try await lab.send(method, "\(roles)/operator", json: method == .put ? "{}" : nil).status == .notFound)
            }
        }
    }

    @Test("D06: nobody makes, changes or deletes a role that may do more than they may")
    func ceiling() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let roles = "/api/teams/\(world.teamID)/roles"
            func member(_ name: String, _ role: String) async throws -> String {
                let user = try await lab.insertUser(name)
                _ = try await lab.call(
                    MemberView.self, .put, "/api/teams/\(world.teamID)/members/\(user)", json: "{\"roles\":[\"\(role)\"]}")
                return try await lab.insertToken(of: user)
            }
            let (admin, developer) = (try await member("amy", "admin"), try await member("dan", "developer"))
            for body in ["{\"name\":\"boss\",\"allow\":[\"team.delete\"]}", "{\"name\":\"boss\",\"inherits\":[\"owner\"]}"] {
                let refused = try await lab.send(.post, roles, token: admin, json: body)
                #expect(try refused.status == .forbidden && lab.problem(refused).detail?.contains("team.delete") == true)
                #expect(try await lab.send(.post, roles, token: developer, json: body).status == .forbidden)
            }
            _ = try await lab.call(RoleView.self, .post, roles, json: "{\"name\":\"boss\",\"allow\":[\"team.delete\"]}", status: 201)
            // Neither to less than it was, nor away.
            #expect(try await lab.send(.put, "\(roles)/boss", token: admin, json: "{}").status == .forbidden)
            #expect(try await lab.send(.delete, "\(roles)/boss", token: admin).status == .forbidden)
            _ = try await lab.call(RoleView.self, .post, roles, json: "{\"name\":\"small\",\"allow\":[\"team.read\"]}", status: 201)
            #expect(try await lab.send(.put, "\(roles)/small", token: admin, json: "{\"allow\":[\"team.delete\"]}").status == .forbidden)
            #expect(try await lab.send(.put, "\(roles)/small", token: admin, json: "{\"inherits\":[\"boss\"]}").status == .forbidden)
            #expect(try await lab.send(.put, "\(roles)/small", token: admin, json: "{\"allow\":[\"member.update\"]}").status == .ok)
            // A token never makes what it may not do itself.
            let ada = try #require(UserID(try await lab.call(MeView.self, .get, "/api/me").user.id))
            let narrow = try await lab.insertToken(of: ada, permissions: [.teamRead, .roleCreate])
            #expect(try await lab.send(.post, roles, token: narrow, json: "{\"name\":\"t\",\"allow\":[\"team.read\"]}").status == .created)
            #expect(try await lab.send(.post, roles, token: narrow, json: "{\"name\":\"u\",\"allow\":[\"log.read\"]}").status == .forbidden)
        }
    }

    @Test("D09: what is wrong in a role is told by field, with the name that may have been meant, and nothing is kept")
    func problems() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let roles = "/api/teams/\(world.teamID)/roles"
            _ = try await lab.call(RoleView.self, .post, roles, json: "{\"name\":\"base\"}", status: 201)
            _ = try await lab.call(RoleView.self, .post, roles, json: "{\"name\":\"heir\",\"inherits\":[\"base\"]}", status: 201)
            let wrong: [(String, String, String)] = [
                ("\"allow\":[\"log.read\",\"application.raed\"]", "allow.1", "did you mean application.read?"),
                ("\"allow\":[\"user.update\"]", "allow.0", "about the whole installation"),
                ("\"inherits\":[\"develper\"]", "inherits.0", "did you mean developer?"),
                ("\"inherits\":[\"operator\"]", "inherits.0", "one of the whole installation"),
                ("\"deny\":[{\"permissions\":[\"log.raed\"]}]", "deny.0.permissions.0", "did you mean log.read?"),
                ("\"deny\":[{\"permissions\":[]}]", "deny.0.permissions", "names no permission"),
                ("\"deny\":[{\"permissions\":[\"*\",\"log.read\"]}]", "deny.0.permissions", "stands alone"),
                ("\"deny\":[{\"permissions\":[\"*\"],\"when\":{}}]", "deny.0.when", "must ask for"),
                ("\"deny\":[{\"permissions\":[\"*\"],\"when\":{\"environment\":[\"prod\"]}}]", "deny.0.when.environment.0", "no kind"),
                ("\"deny\":[{\"permissions\":[\"*\"],\"when\":{\"labels\":{\"a\":\"b\"}}}]", "deny.0.when.labels", "not built yet"),
                ("\"summary\":\"\(String(repeating: "x", count: 201))\"", "summary", "at most 200"),
            ]
            for (member, field, part) in wrong {
                let answer = try await lab.send(.post, roles, json: "{\"name\":\"wrong\",\(member)}")
                let problem = try lab.problem(answer)
                #expect(answer.status == .unprocessableContent, "\(member)")
                #expect(problem.errors?.contains { $0.field == field && $0.message.contains(part) } == true, "\(problem)")
            }
            for name in ["owner", "operator", "Wrong", "", "a b"] {
                #expect(try await lab.send(.post, roles, json: "{\"name\":\"\(name)\"}").status == .unprocessableContent, "\(name)")
            }
            #expect(try await lab.send(.put, "\(roles)/base", json: "{\"inherits\":[\"heir\"]}").status == .unprocessableContent)
            let inherited = try await lab.send(.delete, "\(roles)/base")
            #expect(try inherited.status == .conflict && lab.problem(inherited).detail?.contains("heir inherits it") == true)
            #expect(try await lab.send(.get, "\(roles)/wrong").status == .notFound)
            #expect(try await lab.send(.put, "\(roles)/wrong", json: "{}").status == .notFound)
        }
    }

    @Test("a rule that asks for labels, which nothing has, is refused and not kept without an effect")
    func labels() async throws {
        try await APILab.run { lab in
            let roles = "/api/teams/\(try await lab.makeApplication().teamID)/roles"
            _ = try await lab.call(RoleView.self, .post, roles, json: "{\"name\":\"careful\"}", status: 201)
            let rules = """
                "deny":[{"permissions":["log.read"]},
                        {"permissions":["*"],"when":{"environment":["production"],"labels":{"tier":"gold"}}}]
                """
            for (method, uri, body) in [
                (HTTPRequest.Method.post, roles, "{\"name\":\"other\",\(rules)}"), (.put, "\(roles)/careful", "{\(rules)}"),
            ] {
                let answer = try await lab.send(method, uri, json: body)
                let problem = try lab.problem(answer)
                #expect(answer.status == .unprocessableContent && problem.code == "not_supported", "\(problem)")
                #expect(problem.errors?.map(\.field) == ["deny.1.when.labels"])
            }
            #expect(try await lab.call(RoleView.self, .get, "\(roles)/careful").deny.isEmpty)
            #expect(try await lab.send(.get, "\(roles)/other").status == .notFound)
        }
    }

    @Test("D13: of several who change a role as they read it, one does, and the others are told that it changed")
    func staleChanges() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let role = "/api/teams/\(world.teamID)/roles/lead"
            _ = try await lab.call(RoleView.self, .post, "/api/teams/\(world.teamID)/roles", json: "{\"name\":\"lead\"}", status: 201)
            let tag = try #require(try await lab.send(.get, role).headers[.eTag])
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 0..<4 {
                    group.addTask {
                        Int(try await lab.send(.put, role, headers: [.ifMatch: tag], json: "{\"summary\":\"\(index)\"}").status.code)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [200, 412, 412, 412])
            #expect(try await lab.send(.delete, role, headers: [.ifMatch: tag]).status == .preconditionFailed)
        }
    }

    @Test("a role that is given and deleted at once is given and there, or deleted and nobody's, every time")
    func race() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let roles = "/api/teams/\(world.teamID)/roles"
            let bob = try await lab.insertUser("bob")
            let member = "/api/teams/\(world.teamID)/members/\(bob)"
            var outcomes: Set<String> = []
            for _ in 0..<20 {
                _ = try await lab.call(RoleView.self, .post, roles, json: "{\"name\":\"lead\",\"inherits\":[\"viewer\"]}", status: 201)
                async let given = lab.send(.put, member, json: "{\"roles\":[\"lead\"]}")
                async let deleted = lab.send(.delete, "\(roles)/lead")
                let (put, delete) = (try await given.status.code, try await deleted.status.code)
                outcomes.insert("\(put) \(delete)")
                #expect([[200, 409], [409, 204], [422, 204]].contains([Int(put), Int(delete)]), "\(put) \(delete)")
                _ = try await lab.send(.delete, member)
                _ = try await lab.send(.delete, "\(roles)/lead")
                #expect(try await lab.send(.get, "\(roles)/lead").status == .notFound)
            }
            print("given and deleted at once: \(outcomes.sorted())")
        }
    }

    @Test("a file that loses a permission leaves who has a role with it without any right, and all others as they are")
    func changedFiles() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let roles = "/api/teams/\(world.teamID)/roles"
            _ = try await lab.call(
                RoleView.self, .post, roles, json: "{\"name\":\"lead\",\"inherits\":[\"viewer\"],\"allow\":[\"volume.delete\"]}",
                status: 201)
            let bob = try await lab.insertUser("bob")
            let token = try await lab.insertToken(of: bob)
            _ = try await lab.call(
                MemberView.self, .put, "/api/teams/\(world.teamID)/members/\(bob)", json: "{\"roles\":[\"lead\",\"developer\"]}")
            let application = "/api/applications/\(world.application.id)"
            #expect(try await lab.send(.get, application, token: token).status == .ok)
            let (permissions, builtIn) = (try repositoryPolicyFile("permissions.yaml"), try repositoryPolicyFile("roles.yaml"))
            func without(_ file: PolicyFile, _ line: String) -> PolicyFile {
                let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
                return PolicyFile(name: file.name, text: lines.filter { !$0.contains(line) }.joined(separator: "\n"))
            }
            try lab.policies.reload(
                PolicySources(permissions: without(permissions, "volume.delete"), roles: without(builtIn, "volume.delete")))
            #expect(try await lab.send(.get, application, token: token).status == .notFound)
            #expect(try await lab.send(.get, application).status == .ok)
            let broken = try await lab.call(RoleView.self, .get, "\(roles)/lead")
            #expect(broken.problem?.hasPrefix("allow.0: there is no permission 'volume.delete'") == true && broken.permissions.isEmpty)
            // The team goes on: another role is made, and the broken one mended.
            _ = try await lab.call(RoleView.self, .post, roles, json: "{\"name\":\"other\"}", status: 201)
            #expect(try await lab.call(RoleView.self, .put, "\(roles)/lead", json: "{\"inherits\":[\"viewer\"]}").problem == nil)
            #expect(try await lab.send(.get, application, token: token).status == .ok)
            try lab.policies.reload(PolicySources(permissions: permissions, roles: builtIn))
            #expect(try await lab.send(.get, application, token: token).status == .ok)
        }
    }

    @Test("D12: the roles of a team go with it for good")
    func purge() async throws {
        try await withStoreFixture { fixture in
            let team = try await fixture.session.identity.insertTeam(
                id: .make(), slug: Slug(stored: "brief"), name: "Brief", owner: fixture.user.id)
            let tenant = TenantContext(teamID: team.id)
            let roles = fixture.session.teamRoles(tenant)
            let lead = RoleName(stored: "lead")
            _ = try await roles.insert(TeamRole(name: lead))
            #expect(try await roles.edition().number == 1)
            try await fixture.session.members(tenant).add([lead], own: [lead], to: fixture.user.id, at: .team)
            await #expect(throws: StoreError.self) { try await roles.delete(lead) }
            try await fixture.database.execute(SQLStatement("test.team", "DELETE FROM teams WHERE id = $1"), [team.id.rawValue])
            #expect(try await roles.edition().roles.isEmpty)
        }
    }
}
