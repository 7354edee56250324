import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOFoundationCompat
import Testing

@Suite("A repository deployed in one call", .timeLimit(.minutes(2)))
struct RepositoryDeployTests {
    private static let address = "https://git.example.com/shop/My_Site.git"

    private static func body(_ url: String = address, _ members: String = "") -> String { "{\"gitUrl\":\"\(url)\"\(members)}" }

    private static func deploy(
        _ lab: APILab, _ body: String = body(), headers: HTTPFields = [:]
    ) async throws -> RepositoryDeployView {
        try await lab.call(RepositoryDeployView.self, .post, "/api/deploy", json: body, status: 202, headers: headers)
    }

    private static func applications(_ lab: APILab) async throws -> [APIContract.ApplicationSummary] {
        var found: [APIContract.ApplicationSummary] = []
        for project in try await lab.call(Page<ProjectView>.self, .get, "/api/projects").items {
            found += try await lab.call(
                Page<APIContract.ApplicationSummary>.self, .get, "/api/applications?projectId=\(project.id)"
            ).items
        }
        return found
    }

    private static func problem(_ lab: APILab, _ body: String, token: String? = nil) async throws -> Problem {
        try lab.problem(try await lab.send(.post, "/api/deploy", token: token, json: body))
    }

    private static func token(_ lab: APILab, _ permissions: String...) async throws -> String {
        let list = permissions.map { "\"\($0)\"" }.joined(separator: ",")
        let made = try await lab.call(
            TokenView.self, .post, "/api/tokens", json: "{\"name\":\"t\",\"permissions\":[\(list)]}", status: 201)
        return try #require(made.token)
    }

    @Test("all that it needs is made: project, environment and application, named by the repository, and a deployment")
    func fresh() async throws {
        try await APILab.run { lab in
            let response = try await lab.send(.post, "/api/deploy", json: Self.body())
            #expect(response.status == .accepted, "\(String(buffer: response.body))")
            let made = try ContractJSON.decoder.decode(RepositoryDeployView.self, from: Data(buffer: response.body))
            #expect(response.headers[.location] == "/api/deployments/\(made.deploymentId)")
            #expect(made.traceId == response.headers[.traceID])
            let application = try await lab.call(ApplicationDetail.self, .get, "/api/applications/\(made.applicationId)")
            #expect(application.slug == "my-site" && application.environment == "production" && application.run.port == 8080)
            // Which one the repository has is found out by the deployment.
            #expect(application.source.url == Self.address && application.source.branch == nil)
            #expect(application.url == made.url && made.url != nil && application.serviceName == made.serviceName)
            let project = try await lab.call(ProjectView.self, .get, "/api/projects/\(application.projectId)")
            #expect(project.slug == "default")
            let deployment = try await lab.call(DeploymentView.self, .get, "/api/deployments/\(made.deploymentId)")
            #expect(deployment.kind == "deploy" && deployment.applicationId == made.applicationId && deployment.branch == nil)
        }
    }

    @Test("the same repository again is the same application, however its address is written, and deployed again")
    func again() async throws {
        try await APILab.run { lab in
            let first = try await Self.deploy(lab)
            for url in [
                Self.address, "https://git.example.com/shop/My_Site", "https://git.example.com:443/shop/My_Site.git/",
            ] {
                let next = try await Self.deploy(lab, Self.body(url))
                #expect(next.applicationId == first.applicationId && next.deploymentId != first.deploymentId, "\(url)")
            }
            #expect(try await Self.applications(lab).count == 1)
            // In another environment, or under another name, it is another application.
            let staging = try await Self.deploy(lab, Self.body(Self.address, ",\"environment\":\"staging\""))
            let other = try await Self.deploy(lab, Self.body(Self.address, ",\"slug\":\"other\",\"port\":null"))
            #expect(Set([first.applicationId, staging.applicationId, other.applicationId]).count == 3)
            #expect(other.url == nil)
            #expect(try await Self.applications(lab).map(\.environment).sorted() == ["production", "production", "staging"])
        }
    }

    @Test("of many who deploy a repository at once one makes it, and each has a deployment of it")
    func atOnce() async throws {
        try await APILab.run { lab in
            let made = try await withThrowingTaskGroup(of: RepositoryDeployView.self) { group in
                for index in 0..<8 {
                    let environment = index.isMultiple(of: 2) ? "" : ",\"environment\":\"staging\""
                    group.addTask { try await Self.deploy(lab, Self.body(Self.address, environment)) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(made.map(\.applicationId)).count == 2 && Set(made.map(\.deploymentId)).count == 8)
            #expect(try await Self.applications(lab).count == 2)
            #expect(try await lab.call(Page<ProjectView>.self, .get, "/api/projects").items.count == 1)
        }
    }

    @Test("with a key it happens once, also where the same request comes many times at once")
    func key() async throws {
        try await APILab.run { lab in
            let headers: HTTPFields = [.idempotencyKey: "k1"]
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        try await lab.send(.post, "/api/deploy", headers: headers, json: Self.body()).status.code
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.allSatisfy { $0 == 202 || $0 == 409 } && statuses.contains(202), "\(statuses)")
            _ = try await Self.deploy(lab, headers: headers)
            #expect(try await lab.call(Page<DeploymentView>.self, .get, "/api/deployments").items.count == 1)
            let other = try await lab.send(.post, "/api/deploy", headers: headers, json: Self.body("https://x.example.com/y"))
            #expect(try lab.problem(other).code == "idempotency_conflict")
        }
    }

    @Test("a name that another repository has is a conflict, and changes nothing")
    func taken() async throws {
        try await APILab.run { lab in
            let first = try await Self.deploy(lab)
            for url in ["https://git.example.com/other/My_Site.git", "http://git.example.com/shop/My_Site.git"] {
                let problem = try await Self.problem(lab, Self.body(url, ",\"variables\":[{\"name\":\"A\",\"value\":\"1\"}]"))
                #expect(problem.code == "conflict" && problem.detail?.contains("my-site") == true)
            }
            let world = try await lab.makeApplication()
            let image = try await Self.problem(lab, Self.body("https://x.example.com/web", ",\"projectId\":\"\(world.projectID)\""))
            #expect(image.code == "conflict")
            #expect(try await lab.call(Page<DeploymentView>.self, .get, "/api/deployments").items.map(\.id) == [first.deploymentId])
            let application = try await lab.call(ApplicationDetail.self, .get, "/api/applications/\(first.applicationId)")
            #expect(application.variables.isEmpty && application.source.url == Self.address)
        }
    }

    @Test("what is given is set, what is not given stays")
    func update() async throws {
        try await APILab.run { lab in
            let first = try await Self.deploy(
                lab,
                Self.body(
                    Self.address,
                    #","envFiles":["A=1\nB=2\nC='x y'","B=3"],"variables":[{"name":"C","value":"own"},{"name":"S","value":"s","secret":true}]"#
                ))
            let path = "/api/applications/\(first.applicationId)"
            let before = try await lab.call(ApplicationDetail.self, .get, path)
            #expect(before.variables.map(\.name) == ["A", "B", "C"] && before.variables.map(\.value) == ["1", "3", "own"])
            let names = try await lab.call(Page<VariableView>.self, .get, path + "/variables").items.map(\.name)
            #expect(names == ["A", "B", "C", "S"])

            let second = try await Self.deploy(
                lab, Self.body(Self.address, #","branch":"next","port":9000,"variables":[{"name":"B","value":"4"}]"#))
            let after = try await lab.call(ApplicationDetail.self, .get, path)
            #expect(second.applicationId == first.applicationId)
            #expect(after.source.branch == "next" && after.run.port == 9000 && after.variables.map(\.value) == ["1", "4", "own"])
            let deployment = try await lab.call(DeploymentView.self, .get, "/api/deployments/\(second.deploymentId)")
            #expect(deployment.branch == "next")
            // Spelled otherwise it is another value, though it looks the same.
            for spelling in ["\u{e9}", "e\u{301}"] {
                _ = try await Self.deploy(lab, Self.body(Self.address, #","variables":[{"name":"E","value":"\#(spelling)"}]"#))
                let variables = try await lab.call(Page<VariableView>.self, .get, path + "/variables").items
                let value = variables.first { $0.name == "E" }?.value
                #expect(value.map { Array($0.utf8) } == Array(spelling.utf8))
            }
            _ = try await lab.call(
                Page<VariableView>.self, .put, path + "/variables",
                json: #"[{"name":"A","value":"1"},{"name":"B","value":"4"},{"name":"C","value":"own"}]"#)
            _ = try await Self.deploy(lab)
            let last = try await lab.call(ApplicationDetail.self, .get, path)
            #expect(last.source.branch == "next" && last.run.port == 9000 && last.variables.map(\.value) == ["1", "4", "own"])
        }
    }

    @Test("what is wrong is told by its field, and nothing is made of it")
    func invalid() async throws {
        try await APILab.run { lab in
            let cases = [
                (Self.body("git@github.com:a/b.git"), "gitUrl"), (Self.body("file:///etc"), "gitUrl"),
                (Self.body("https://user:secret@git.example.com/a/b"), "gitUrl"),
                (Self.body("https://git.example.com/a/b?x=1"), "gitUrl"),
                ("{}", "gitUrl"), (Self.body("https://git.example.com/a/___"), "slug"),
                (Self.body(Self.address, ",\"slug\":\"A\""), "slug"),
                (Self.body(Self.address, ",\"environment\":\"-\""), "environment"),
                (Self.body(Self.address, ",\"branch\":\"--upload-pack=x\""), "branch"),
                (Self.body(Self.address, ",\"port\":0"), "port"), (Self.body(Self.address, ",\"projectId\":\"x\""), "projectId"),
                (Self.body(Self.address, ",\"envFiles\":[\"A=1\",\"B=2\\nnonsense\"]"), "envFiles.1.line 2"),
                (Self.body(Self.address, #","variables":[{"name":"A","value":""},{"name":"1","value":""}]"#), "variables.1.name"),
                (Self.body(Self.address, #","variables":[{"name":"A"}]"#), "variables.0.value"),
                (Self.body(Self.address, ",\"url\":\"x\""), "url"),
            ]
            for (body, field) in cases {
                let problem = try await Self.problem(lab, body)
                #expect(problem.code == "validation_failed" && problem.errors?.map(\.field).contains(field) == true, "\(body): \(problem)")
            }
            #expect(try await lab.call(Page<ProjectView>.self, .get, "/api/projects").items.isEmpty)
        }
    }

    @Test("without a project it needs a team that is the only one; a project of nobody does not exist")
    func teams() async throws {
        try await APILab.run { lab in
            _ = try await lab.call(TeamView.self, .post, "/api/teams", json: "{\"slug\":\"second\"}", status: 201)
            let problem = try await Self.problem(lab, Self.body())
            #expect(problem.code == "validation_failed" && problem.errors?.map(\.field) == ["projectId"])
            let world = try await lab.makeApplication()
            let project = ",\"projectId\":\"\(world.projectID)\""
            _ = try await Self.deploy(lab, Self.body(Self.address, project))
            #expect(try await Self.problem(lab, Self.body(Self.address, project), token: lab.stranger).code == "not_found")
            let absent = ",\"projectId\":\"0193d1c0-0000-7000-8000-000000000000\""
            #expect(try await Self.problem(lab, Self.body(Self.address, absent)).code == "not_found")
        }
    }

    @Test("who may not make what is missing is refused and makes nothing; to deploy what is there takes no more than that right")
    func rights() async throws {
        try await APILab.run { lab in
            let deployer = try await Self.token(lab, "application.deploy", "application.read", "project.read", "team.read")
            let maker = try await Self.token(lab, "application.create", "application.read", "project.read", "project.create", "team.read")
            #expect(try await Self.problem(lab, Self.body(), token: deployer).code == "insufficient_scope")
            #expect(try await Self.problem(lab, Self.body(), token: maker).code == "insufficient_scope")
            #expect(try await lab.call(Page<ProjectView>.self, .get, "/api/projects").items.isEmpty)
            let made = try await Self.deploy(lab)
            let again = try await lab.send(.post, "/api/deploy", token: deployer, json: Self.body())
            #expect(again.status == .accepted && String(buffer: again.body).contains(made.applicationId))
            for change in [",\"port\":1", ",\"branch\":\"x\"", ",\"variables\":[]", ",\"variables\":[{\"name\":\"A\",\"value\":\"\"}]"] {
                let response = try await lab.send(.post, "/api/deploy", token: deployer, json: Self.body(Self.address, change))
                #expect(response.status == (change.hasSuffix("[]") ? .accepted : .forbidden), "\(change)")
            }
            #expect(try await lab.send(.post, "/api/deploy", token: "", json: Self.body()).status == .unauthorized)
        }
    }

    @Test("what was deleted is not what is meant: the name is free, and the application a new one")
    func deleted() async throws {
        try await APILab.run { lab in
            let first = try await Self.deploy(lab)
            let project = try await lab.call(ApplicationDetail.self, .get, "/api/applications/\(first.applicationId)").projectId
            #expect(try await lab.send(.delete, "/api/applications/\(first.applicationId)").status == .noContent)
            let second = try await Self.deploy(lab)
            #expect(try await lab.send(.delete, "/api/projects/\(project)").status == .noContent)
            let third = try await Self.deploy(lab)
            #expect(Set([first.applicationId, second.applicationId, third.applicationId]).count == 3)
        }
    }
}
