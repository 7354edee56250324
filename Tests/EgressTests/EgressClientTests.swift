import Egress
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(3))) struct `Outbound requests` {
    @Test func `carry method, header and body, and bring the whole answer`() async throws {
        try await WebServer.run { request in
            .answer(201, ["X-Seen": request.method, "Set-Cookie": "a=1", "set-cookie": "b=2"], request.body.uppercased())
        } _: { server in
            let client = try EgressClient.local()
            let request = EgressRequest(
                .post, "\(server.url)/a/../b?c=d", headers: ["X-One": "1", "X-Empty": ""], body: Array("grüße".utf8))
            let response = try await client.send(request)
            #expect(response.status == 201)
            #expect(response.headers["x-seen"] == "POST")
            #expect(response.headers.all("Set-Cookie") == ["a=1", "b=2"])
            #expect(String(decoding: response.body, as: UTF8.self) == "GRÜSSE")
            let seen = try #require(server.requests.first)
            #expect(seen.target == "/a/../b?c=d")
            #expect(seen.header("X-One") == "1")
            #expect(seen.header("X-Empty") == "")
            #expect(seen.header("User-Agent") == "egress")
            #expect(seen.header("Expect") == nil)
            #expect(seen.header("Content-Type") == nil)
        }
    }

    @Test(arguments: [EgressRequest.Method.get, .head, .put, .patch, .delete, .post])
    func `know the methods`(_ method: EgressRequest.Method) async throws {
        try await WebServer.run { _ in
            .answer(204)
        } _: { server in
            let response = try await EgressClient.local().send(EgressRequest(method, server.url))
            #expect(response.status == 204)
            #expect(server.requests.map(\.method) == [method.rawValue])
        }
    }

    @Test func `reach a server of version 6`() async throws {
        try await WebServer.run(at: "::1") { _ in
            .answer(200, [:], "six")
        } _: { server in
            let response = try await EgressClient.local("::1").send(EgressRequest(.get, server.url))
            #expect(response.body == Array("six".utf8))
        }
    }

    @Test func `end with their task, and the connection with them`() async throws {
        let asked = EventRecorder<String>()
        try await WebServer.run { request in
            asked.record(request.target)
            return .raw(then: .hold)
        } _: { server in
            let client = try EgressClient.local()
            let task = Task { await client.failure(EgressRequest(.get, server.url)) }
            await asked.wait(for: 1)
            task.cancel()
            #expect(await task.value == .cancelled)
            _ = try await eventually(within: .seconds(5), "the connection is open") { server.openConnections == 0 ? true : nil }
        }
    }

    @Test func `of a cancelled task are not made`() async throws {
        try await WebServer.run { _ in
            .answer()
        } _: { server in
            let client = try EgressClient.local()
            let code = await withTaskGroup(of: EgressError.Code?.self) { group in
                group.cancelAll()
                group.addTask { await client.failure(EgressRequest(.get, server.url)) }
                return await group.next() ?? nil
            }
            #expect(code == .cancelled)
            #expect(server.connections == 0)
        }
    }

    @Test func `wait for their turn when many are made, and each has its own connection`() async throws {
        try await WebServer.run { request in
            .answer(200, [:], request.target)
        } _: { server in
            let client = try EgressClient.local {
                $0.maximumConnections = 8
                $0.maximumConnectionsPerHost = 4
            }
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        let response = try await client.send(EgressRequest(.get, "\(server.url)/\(number)"))
                        return response.body == Array("/\(number)".utf8)
                    }
                }
                for try await isRight in group { #expect(isRight) }
            }
            #expect(server.connections == 100)
            // The server notices an end a little later than the client that began the next.
            #expect(server.mostConnections <= 8)
        }
    }

    @Test func `are refused when too many are on their way`() async throws {
        let asked = EventRecorder<String>()
        try await WebServer.run { request in
            asked.record(request.target)
            return .raw(then: .hold)
        } _: { server in
            let client = try EgressClient.local { $0.maximumRequests = 1 }
            let first = Task { await client.failure(EgressRequest(.get, server.url)) }
            await asked.wait(for: 1)
            #expect(await client.failure(EgressRequest(.get, server.url)) == .busy)
            first.cancel()
            #expect(await first.value == .cancelled)
        }
    }

    @Test func `to nobody fail as such`() async throws {
        let port = try await freePort()
        let client = try EgressClient.local()
        #expect(await client.failure(EgressRequest(.get, "http://127.0.0.1:\(port)/")) == .connectionFailed)
        #expect(await client.failure(EgressRequest(.get, "http://no-such-host.invalid/")) == .unresolvable)
    }

    @Test func `need limits that are positive`() {
        #expect(throws: EgressError.self) { try EgressClient.local { $0.timeout = .zero } }
        #expect(throws: EgressError.self) { try EgressClient.local { $0.maximumBodySize = 0 } }
    }
}
