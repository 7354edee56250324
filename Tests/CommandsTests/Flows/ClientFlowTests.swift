import APIContract
import Testing

@testable import APIClient

/// What the client sends, and what it makes of any answer.
@Suite(.timeLimit(.minutes(1))) struct ClientFlowTests {
    static let me = #"{"user":{"id":"u","username":"ann","email":"a@b.c","createdAt":"2026-01-31T12:00:00.000Z"},"teams":[],"newer":1}"#

    /// What `body` throws.
    static func error(_ body: () async throws -> Void) async -> ClientError? {
        do { try await body() } catch { return error as? ClientError }
        return nil
    }

    @Test func `A lost connection is tried again for a GET only`() async throws {
        try await ScriptedServer.run({ request, number in
            request.method == "GET" && number == 3 ? .json(200, Self.me) : .drop
        }) { url, server in
            try await RoostClient.withClient(ClientConfiguration(address: url, token: "tok")) { client in
                let answer = try await client.me()
                #expect(answer.value.user.username == "ann")
                #expect(server.requests.map(\.method) == ["GET", "GET", "GET"])
                let error = await Self.error { _ = try await client.restart("a") }
                guard case .unreachable = error else {
                    Issue.record("\(String(describing: error))")
                    return
                }
            }
            #expect(server.requests.filter { $0.method == "POST" }.count == 1)
        }
    }

    @Test func `The token goes in its header, and the answer comes back byte for byte`() async throws {
        try await ScriptedServer.run({ _, _ in .json(200, Self.me, headers: ["ETag": "\"7\""]) }) { url, server in
            let answer = try await RoostClient.withClient(ClientConfiguration(address: url + "/", token: "tok")) { try await $0.me() }
            #expect(String(decoding: answer.body, as: UTF8.self) == Self.me)
            #expect(answer.entityTag == "\"7\"")
            #expect(server.requests.first?.headers["Authorization"] == "Bearer tok")
            #expect(server.requests.first?.path == "/api/me")
        }
    }

    @Test func `Queries are percent-encoded and what is not asked for is left out`() async throws {
        try await ScriptedServer.run({ _, _ in .json(200, #"{"items":[],"nextCursor":null}"#) }) { url, server in
            try await RoostClient.withClient(ClientConfiguration(address: url)) { client in
                _ = try await client.applications(projectID: "p&x", environment: nil, after: "a/b=")
            }
            #expect(server.requests.map(\.path) == ["/api/applications?projectId=p%26x&limit=100&after=a%2Fb%3D"])
            #expect(server.requests.first?.headers["Authorization"] == nil)
        }
    }

    @Test(
        arguments: [
            (
                .json(
                    422,
                    #"{"type":"about:blank","title":"t","status":422,"code":"validation_failed","errors":[{"field":"a","message":"m"}]}"#),
                "validation_failed"
            ),
            (.json(503, "busy"), "HTTP 503"), (.json(302, "", headers: ["Location": "http://127.0.0.1:1/"]), "HTTP 302"),
            (.json(200, "<html>"), "HTTP 200"), (.json(200, "{}"), "HTTP 200"), (.json(500, "\u{1B}[2J"), "HTTP 500"),
        ] as [(ScriptedAnswer, String)])
    func `What is no answer of Roost's is an error, never a crash`(answer: ScriptedAnswer, expected: String) async throws {
        try await ScriptedServer.run({ _, _ in answer }) { url, server in
            let error = await Self.error {
                try await RoostClient.withClient(ClientConfiguration(address: url, token: "t")) { _ = try await $0.me() }
            }
            switch error {
            case .problem(let problem): #expect(problem.code == expected)
            case .invalidResponse(let status, _): #expect("HTTP \(status)" == expected)
            default: Issue.record("\(String(describing: error))")
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test func `An answer that is too large is given up`() async throws {
        try await ScriptedServer.run({ _, _ in .json(200, String(repeating: "x", count: 5000)) }) { url, _ in
            var configuration = ClientConfiguration(address: url)
            configuration.maximumAnswerSize = 1000
            let error = await Self.error {
                try await RoostClient.withClient(configuration) { _ = try await $0.version() }
            }
            guard case .invalidResponse = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func `A token that would break the header is refused before anything is sent`() async throws {
        try await ScriptedServer.run({ _, _ in .drop }) { url, server in
            let error = await Self.error {
                try await RoostClient.withClient(ClientConfiguration(address: url, token: "a\r\nX: y")) { _ = try await $0.me() }
            }
            #expect(error != nil)
            #expect(server.requests.isEmpty)
        }
    }

    @Test func `A followed log ends with its end`() async throws {
        let event = #"id: 1\#ndata: {"seq":1,"at":"2026-01-31T12:00:00.000Z","stream":"build","text":"é"}\#n\#n"#
        try await ScriptedServer.run({ _, _ in .stream("text/event-stream", pieces: [event, ":\n\n", "event: end\ndata: {}\n\n"]) }) {
            url, server in
            try await RoostClient.withClient(ClientConfiguration(address: url)) { client in
                var lines: [String] = []
                for try await line in try await client.followDeploymentLog("d", after: 4) { lines.append("\(line.seq) \(line.text)") }
                #expect(lines == ["1 é"])
            }
            #expect(server.requests.map(\.path) == ["/api/deployments/d/logs?after=4&follow=true"])
        }
    }

    @Test(arguments: [true, false])
    func `A followed log that is cut off is not taken for ended`(isComplete: Bool) async throws {
        try await ScriptedServer.run({ _, _ in .stream("text/event-stream", pieces: ["data: x\n\n"], isComplete: isComplete) }) { url, _ in
            try await RoostClient.withClient(ClientConfiguration(address: url)) { client in
                var lines: [String] = []
                let error = await Self.error {
                    for try await line in try await client.followApplicationLog("a") { lines.append(line.text) }
                }
                #expect(lines == ["x"])
                #expect(error?.isRetriable == true)
            }
        }
    }
}
