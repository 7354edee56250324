import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOFoundationCompat
import Store
import Testing

@Suite("Requests with an Idempotency-Key", .timeLimit(.minutes(2)))
struct IdempotencyTests {
    private static func headers(_ key: String) -> HTTPFields { [.idempotencyKey: key] }

    private static func deployments(_ lab: APILab) async throws -> Int {
        try await lab.call(Page<DeploymentView>.self, .get, "/api/deployments?limit=100").items.count
    }

    @Test("the same request has its effect once and gets the same answer")
    func repeated() async throws {
        try await APILab.run { lab in
            let uri = "/api/applications/\(try await lab.makeApplication().application.id)/deploy"
            let first = try await lab.send(.post, uri, headers: Self.headers("k1"), json: "{}")
            let second = try await lab.send(.post, uri, headers: Self.headers("k1"), json: "{}")
            #expect(first.status == .accepted && second.status == .accepted)
            #expect(first.body == second.body)
            #expect(first.headers[.location] == second.headers[.location])
            #expect(first.headers[.contentType] == second.headers[.contentType])
            #expect(first.headers[.idempotencyReplayed] == nil && second.headers[.idempotencyReplayed] == "true")
            #expect(first.headers[.traceID] != second.headers[.traceID])
            #expect(try await Self.deployments(lab) == 1)
            #expect(try await lab.send(.post, uri, headers: Self.headers("k2"), json: "{}").status == .accepted)
            #expect(try await Self.deployments(lab) == 2)
        }
    }

    @Test("another request with the key is refused, whatever tells it from the first")
    func reused() async throws {
        try await APILab.run { lab in
            let id = try await lab.makeApplication().application.id
            let headers = Self.headers("k1")
            #expect(try await lab.send(.post, "/api/applications/\(id)/deploy", headers: headers, json: "{}").status == .accepted)
            let others = [("deploy", "{\"noCache\":true}"), ("deploy", " {}"), ("restart", "{}")]
            for (action, body) in others {
                let answer = try await lab.send(.post, "/api/applications/\(id)/\(action)", headers: headers, json: body)
                #expect(answer.status == .unprocessableContent)
                #expect(try lab.problem(answer).code == "idempotency_conflict")
            }
            #expect(try await Self.deployments(lab) == 1)
        }
    }

    @Test("of many at once one has its effect; the others hear that it runs, or its answer")
    func concurrent() async throws {
        try await APILab.run { lab in
            let uri = "/api/applications/\(try await lab.makeApplication().application.id)/deploy"
            let answers = try await withThrowingTaskGroup(of: TestResponse.self) { group in
                for _ in 0..<24 {
                    group.addTask { try await lab.send(.post, uri, headers: Self.headers("k1"), json: "{}") }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(try await Self.deployments(lab) == 1)
            let accepted = answers.filter { $0.status == .accepted }
            #expect(Set(accepted.map { String(buffer: $0.body) }).count == 1)
            #expect(accepted.count { $0.headers[.idempotencyReplayed] == nil } == 1)
            for answer in answers where answer.status != .accepted {
                #expect(answer.status == .conflict, "\(String(buffer: answer.body))")
            }
        }
    }

    @Test("what was refused is not kept: the key can be used again, and nothing of it stays")
    func refused() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let headers = Self.headers("k1")
            let taken = try await lab.send(
                .post, "/api/projects", headers: headers, json: "{\"teamId\":\"\(world.teamID)\",\"slug\":\"shop\"}")
            #expect(taken.status == .conflict)
            let made = try await lab.send(
                .post, "/api/projects", headers: headers, json: "{\"teamId\":\"\(world.teamID)\",\"slug\":\"other\"}")
            #expect(made.status == .created)
            #expect(try await lab.call(Page<ProjectView>.self, .get, "/api/projects").items.map(\.slug) == ["other", "shop"])
        }
    }

    @Test("a token that was shown is not shown again")
    func secrets() async throws {
        try await APILab.run { lab in
            let send = { try await lab.send(.post, "/api/tokens", headers: Self.headers("k1"), json: "{\"name\":\"ci\"}") }
            let decode = { (answer: TestResponse) in
                try ContractJSON.decoder.decode(TokenView.self, from: Data(buffer: answer.body))
            }
            let first = try decode(try await send())
            let second = try decode(try await send())
            #expect(first.token?.hasPrefix("roost_") == true)
            #expect(second.token == nil)
            var open = first
            open.token = nil
            #expect(second == open)
            // The secret works all the same, and is the only one that was made.
            #expect(try await lab.send(.get, "/api/me", token: first.token).status == .ok)
            #expect(try await lab.call(Page<TokenView>.self, .get, "/api/tokens").items.filter { $0.name == "ci" }.count == 1)
        }
    }

    @Test("a key belongs to the token that it came with")
    func callers() async throws {
        try await APILab.run { lab in
            let body = "{\"slug\":\"other\"}"
            let one = try await lab.send(.post, "/api/teams", headers: Self.headers("k1"), json: body)
            #expect(one.status == .created)
            let theirs = try await lab.send(.post, "/api/teams", token: lab.stranger, headers: Self.headers("k1"), json: body)
            #expect(theirs.status == .conflict)
            #expect(try lab.problem(theirs).code == "conflict")
        }
    }

    @Test("what is no key is refused", arguments: ["", " ", "a b", "é", String(repeating: "k", count: 256)])
    func malformed(key: String) async throws {
        try await APILab.run { lab in
            let answer = try await lab.send(.post, "/api/teams", headers: Self.headers(key), json: "{\"slug\":\"other\"}")
            #expect(answer.status == .unprocessableContent)
            #expect(try lab.problem(answer).errors?.map(\.field) == ["Idempotency-Key"])
            #expect(try await lab.call(Page<TeamView>.self, .get, "/api/teams").items.count == 1)
        }
    }

    @Test("an answer is forgotten when it is too old")
    func expiry() async throws {
        try await APILab.run { lab in
            let uri = "/api/applications/\(try await lab.makeApplication().application.id)/deploy"
            #expect(try await lab.send(.post, uri, headers: Self.headers("k1")).status == .accepted)
            let idempotency = lab.store.session.idempotency
            #expect(try await idempotency.purge(olderThan: .seconds(3600)) == 0)
            #expect(try await idempotency.purge(olderThan: .zero) == 1)
            #expect(try await lab.send(.post, uri, headers: Self.headers("k1")).status == .accepted)
            #expect(try await Self.deployments(lab) == 2)
        }
    }
}
