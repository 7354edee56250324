import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@Suite("Every route and every kind of caller", .timeLimit(.minutes(2)))
struct RouteCallerTests {
    private static let absentID = "0193d1c0-0000-7000-8000-000000000000"
    private static let environmentKey = "{environmentId}"
    private static let bodies = [
        "", "null", "1", "[]", "{}", "\"x\"", "[{}]", "[[]]", "{\"a\":", "{\"name\":null}", "{\"projectId\":{},\"slug\":[],\"source\":1}",
        "{\"teamId\":\"x\",\"slug\":\"\\u0000\",\"name\":\"\\u0000\"}", "{\"replicas\":-1}", "{\"replicas\":9223372036854775807}",
        "{\"releaseNumber\":9223372036854775807}", "{\"releaseNumber\":-9223372036854775808}", "{\"releaseNumber\":2147483647}",
        "{\"run\":{\"port\":1,\"healthCheck\":{\"type\":\"tcp\",\"path\":\"\\u0000\"}}}",
        "{\"commitSha\":\"--upload-pack=x\"}",
        "{\"branch\":\"-x\"}", "{\"host\":\"\\u202e\",\"path\":\"/../..\"}",
        "{\"username\":\"\\u0000\",\"email\":\"\",\"password\":\"\\u0000\",\"bootstrapToken\":\"\"}",
        "{\"name\":\"x\",\"permissions\":[\"*\",\"nothing\"],\"expiresAt\":\"0001-01-01T00:00:00Z\"}",
        "[{\"name\":\"A\",\"value\":\"\\u0000\"}]", "{\"run\":{\"port\":-1,\"limits\":{\"cpus\":1e308,\"memoryMiB\":-1}}}",
    ]

    /// The address of a route with the ids of `lab`'s world, or with ids of nothing.
    private static func uri(_ route: Route, _ ids: [String: String]) -> String {
        var path = route.path
        for (prefix, id) in ids where path.hasPrefix(prefix) { path = path.replacing("{id}", with: id) }
        path = path.replacing("{id}", with: self.absentID).replacing("{name}", with: "viewer")
        if let environment = ids[Self.environmentKey] { path = path.replacing(Self.environmentKey, with: environment) }
        return path.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("{") ? self.absentID : String($0) }.joined(separator: "/")
    }

    private static func ids(_ lab: APILab) async throws -> [String: String] {
        let world = try await lab.makeApplication()
        let deployment = try await lab.call(
            DeploymentView.self, .post, "/api/applications/\(world.application.id)/deploy", status: 202)
        let environments = try await lab.call(Page<EnvironmentView>.self, .get, "/api/projects/\(world.projectID)/environments")
        return [
            Self.environmentKey: environments.items.first?.id ?? "",
            "/api/applications/": world.application.id, "/api/deployments/": deployment.id, "/api/projects/": world.projectID,
            "/api/teams/": world.teamID,
        ]
    }

    @Test("nobody gets past a route that needs a caller")
    func nobody() async throws {
        try await APILab.run { lab in
            let ids = try await Self.ids(lab)
            for route in lab.registry.routes where route.access != .anonymous {
                for token in ["", "roost_pat_x", String(lab.token.dropLast())] {
                    let response = try await lab.send(route.method, Self.uri(route, ids), token: token)
                    #expect(response.status == .unauthorized, "\(route.method) \(route.path)")
                }
            }
        }
    }

    @Test("D01: what belongs to another team looks exactly like what does not exist")
    func stranger() async throws {
        try await APILab.run { lab in
            let ids = try await Self.ids(lab)
            for route in lab.registry.routes where route.path.contains("{id}") {
                let json = route.request == nil ? nil : Self.validBody(route)
                let theirs = try await lab.send(route.method, Self.uri(route, ids), token: lab.stranger, json: json)
                let nothing = try await lab.send(route.method, Self.uri(route, [:]), token: lab.stranger, json: json)
                #expect(theirs.status == .notFound, "\(route.method) \(route.path) \(String(buffer: theirs.body))")
                #expect(try Self.comparable(lab.problem(theirs)) == Self.comparable(lab.problem(nothing)), "\(route.path)")
                let names = theirs.headers.map(\.name)
                #expect(names == nothing.headers.map(\.name))
            }
            for list in ["/api/projects", "/api/deployments", "/api/tokens"] {
                let text = String(buffer: try await lab.send(.get, list, token: lab.stranger).body)
                #expect(ids.values.allSatisfy { !text.contains($0) }, "\(list)")
            }
            let project = ids["/api/projects/"] ?? ""
            #expect(try await lab.send(.get, "/api/applications?projectId=\(project)", token: lab.stranger).status == .notFound)
        }
    }

    @Test("C02: a token that may only read is refused wherever something changes")
    func reader() async throws {
        try await APILab.run { lab in
            let ids = try await Self.ids(lab)
            let reads = [
                "application", "audit", "deployment", "domain", "environment", "invitation", "log", "member", "project", "role",
                "serviceAccount", "team", "token", "variable",
            ].map { "\"\($0).read\"" }
            let made = try await lab.call(
                TokenView.self, .post, "/api/tokens", json: "{\"name\":\"reader\",\"permissions\":[\(reads.joined(separator: ","))]}",
                status: 201)
            let token = try #require(made.token)
            for route in lab.registry.routes
            where route.path.contains("{id}") && !route.path.hasPrefix("/api/tokens") && !route.path.hasPrefix("/api/users") {
                let json = route.request == nil ? nil : Self.validBody(route)
                let response = try await lab.send(route.method, Self.uri(route, ids), token: token, json: json)
                let names = ["{from}", "{accountId}", "{invitationId}"]
                if route.method == .get, names.contains(where: route.path.contains) {
                    // There is no release yet, no service account, and nobody is invited.
                    #expect(response.status == .notFound)
                } else if route.method == .get {
                    #expect([200, 503].contains(response.status.code), "\(route.path)")
                } else {
                    #expect(try lab.problem(response).code == "insufficient_scope", "\(route.method) \(route.path)")
                    let challenge = response.headers[.wwwAuthenticate] ?? ""
                    #expect(challenge.hasPrefix("Bearer ") && challenge.contains("error=\"insufficient_scope\""), "\(route.path)")
                }
            }
        }
    }

    @Test("D10: no body makes any route fail on our side")
    func hostileBodies() async throws {
        try await APILab.run { lab in
            let ids = try await Self.ids(lab)
            for route in lab.registry.routes where route.request != nil {
                for body in Self.bodies {
                    let response = try await lab.send(route.method, Self.uri(route, ids), json: body)
                    #expect(response.status.code < 500, "\(route.method) \(route.path) \(body) \(String(buffer: response.body))")
                    #expect(response.headers[.traceID] != nil)
                }
            }
        }
    }

    @Test("no query makes any route fail on our side")
    func hostileQueries() async throws {
        try await APILab.run { lab in
            let ids = try await Self.ids(lab)
            let values = ["", "%00", "%ff", "-1", "99999999999999999999", "9223372036854775807", "true", "x'--", Self.absentID]
            for route in lab.registry.routes where route.method == .get && !route.isStreaming {
                for name in route.options.query.map(\.name) + ["other"] {
                    for value in values {
                        let uri = Self.uri(route, ids) + "?\(name)=\(value)"
                        let response = try await lab.send(.get, uri)
                        #expect(response.status.code < 500, "\(uri) \(String(buffer: response.body))")
                    }
                }
            }
        }
    }

    @Test("the registry lists each address of the contract that is built")
    func inventory() async throws {
        try await APILab.run { lab in
            let known = APIPath.allCases.map(\.template)
            #expect(Set(lab.registry.routes.map(\.path)) == Set(known))
            let names = lab.registry.routes.map { "\($0.method) \($0.path)" }
            #expect(Set(names).count == names.count)
        }
    }

    private static func comparable(_ problem: Problem) -> Problem {
        var problem = problem
        problem.instance = nil
        problem.traceId = nil
        return problem
    }

    private static func validBody(_ route: Route) -> String {
        switch route.path {
        case APIPath.scale.template: "{\"replicas\":1}"
        case APIPath.domains.template: "{\"host\":\"www.example.com\"}"
        case APIPath.environments.template: "{\"slug\":\"staging\"}"
        case APIPath.variables.template, APIPath.projectVariables.template, APIPath.environmentVariables.template: "[]"
        case APIPath.project.template, APIPath.environment.template, APIPath.team.template: "{\"name\":\"x\"}"
        case APIPath.mePassword.template: "{\"current\":\"x\",\"new\":\"staple of correct horses\"}"
        case APIPath.userSystemRoles.template: "{\"roles\":[\"operator\"]}"
        case APIPath.member.template, APIPath.projectMember.template: "{\"roles\":[\"viewer\"]}"
        case APIPath.roles.template, APIPath.serviceAccounts.template: "{\"name\":\"x\"}"
        case APIPath.invitations.template: "{\"email\":\"x@example.com\",\"roles\":[\"viewer\"]}"
        case APIPath.promote.template: "{\"fromApplicationId\":\"\(Self.absentID)\"}"
        default: "{}"
        }
    }
}
