import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationEssentialsCompat
import Testing

@Suite("What every answer has")
struct AnswerTests {
    @Test("J09: security header fields stand on every answer", arguments: ["/things", "/nothing", "/open"])
    func securityHeaders(uri: String) async throws {
        try await TestServer().run { client async throws in
            let response = try await client.executeRequest(uri: uri, method: .get, headers: .signedIn, body: nil)
            #expect(response.headers[.xContentTypeOptions] == "nosniff")
            #expect(response.headers[.cacheControl] == "no-store")
            #expect(response.headers[.referrerPolicy] == "no-referrer")
            #expect(response.headers[.contentSecurityPolicy] == "default-src 'none'; frame-ancestors 'none'")
            #expect(response.headers[.accessControlAllowOrigin] == nil)
            #expect(response.headers[.traceID]?.utf8.count == 32)
        }
    }

    @Test("the trace id of the client is kept")
    func traceParent() async throws {
        let id = "4bf92f3577b34da6a3ce929d0e0e4736"
        try await TestServer().run { client async throws in
            let headers: HTTPFields = [.traceParent: "00-\(id)-00f067aa0ba902b7-01"]
            let response = try await client.executeRequest(uri: "/open", method: .get, headers: headers, body: nil)
            #expect(response.headers[.traceID] == id)
            // What the handler does is done in the name of the trace.
            let own = try await client.executeRequest(uri: "/trace", method: .get, headers: headers, body: nil)
            #expect(own.text.contains(id))
        }
    }

    @Test(
        "a trace id that is not one is replaced",
        arguments: [
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "-", "",
            "4bf92f3577b34da6a3ce929d0e0e4736", "00-\u{1b}[2Jbf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        ])
    func wrongTraceParent(header: String) async throws {
        try await TestServer().run { client async throws in
            let response = try await client.executeRequest(uri: "/open", method: .get, headers: [.traceParent: header], body: nil)
            let id = try #require(response.headers[.traceID])
            #expect(id.utf8.count == 32 && !header.contains(id))
        }
    }

    @Test("a page has its cursor and the address of the next one")
    func page() async throws {
        try await TestServer().run { client async throws in
            let response = try await client.executeRequest(uri: "/things?limit=2&name=%C3%A4", method: .get, headers: .signedIn, body: nil)
            let page = try ContractJSON.decoder.decode(Page<Thing>.self, from: Data(buffer: response.body))
            #expect(page == Page(items: [Thing(name: "ä", count: 2)], nextCursor: "b/c"))
            #expect(response.headers[.nextLink] == "</things?limit=2&name=%C3%A4&after=b%2Fc>; rel=\"next\"")
            let last = try await client.executeRequest(uri: "/things?after=x", method: .get, headers: .signedIn, body: nil)
            #expect(last.text.hasSuffix("\"nextCursor\":null}"))
            #expect(last.headers[.nextLink] == nil)
        }
    }

    @Test("an entity tag answers 304 to who has it and 412 to who has another")
    func entityTags() async throws {
        let uri = "/things/\(ProjectID.make())"
        try await TestServer().run { client async throws in
            var headers = HTTPFields.signedIn
            let first = try await client.executeRequest(uri: uri, method: .get, headers: headers, body: nil)
            let tag = try #require(first.headers[.eTag])
            #expect(tag.hasPrefix("\"r4."))
            headers[.ifNoneMatch] = "\"r3\", W/\(tag)"
            let second = try await client.executeRequest(uri: uri, method: .get, headers: headers, body: nil)
            #expect(second.status == .notModified)
            #expect(second.body.readableBytes == 0)
            headers[.ifNoneMatch] = "\"r4\""
            #expect(try await client.executeRequest(uri: uri, method: .get, headers: headers, body: nil).status == .ok)
            headers[.ifNoneMatch] = nil
            let conditions = [
                ("\"r3\"", 412), ("\"x\"", 412), ("\"", 412), ("\"r\"", 412), ("W/\"r4\"", 412), ("\"r4\"", 204), (tag, 204), ("*", 204),
                ("\"r3\", \"r4\"", 204), ("\"r3\",\"r5\"", 412),
            ]
            for (condition, status) in conditions {
                headers[.ifMatch] = condition
                let response = try await client.executeRequest(uri: uri, method: .delete, headers: headers, body: nil)
                #expect(Int(response.status.code) == status)
            }
        }
    }

    @Test("what is made has 201 and its address")
    func created() async throws {
        try await TestServer().run { client async throws in
            let body = ByteBuffer(string: "{\"name\":\"a\",\"count\":1}")
            let response = try await client.executeRequest(uri: "/things", method: .post, headers: .signedInJSON, body: body)
            #expect(response.status == .created)
            #expect(response.headers[.location] == "/things/1")
            #expect(response.headers[.contentType] == "application/json")
        }
    }

    @Test("a hundred problems are told of more, with the beginning of their fields")
    func manyProblems() throws {
        let problems = Array(repeating: FieldProblem(field: String(repeating: "x", count: 1000), message: "is wrong"), count: 1000)
        let bytes = ProblemDocument.bytes(.invalid(problems), instance: "/", traceID: "t")
        let problem = try ContractJSON.decoder.decode(Problem.self, from: Data(buffer: bytes))
        #expect(problem.errors?.count == 100)
        #expect(problem.errors?.first?.field.count == 256)
    }

    @Test("HEAD answers like GET without a body")
    func head() async throws {
        try await TestServer().run { client async throws in
            let get = try await client.executeRequest(uri: "/open", method: .get, headers: [:], body: nil)
            let head = try await client.executeRequest(uri: "/open", method: .head, headers: [:], body: nil)
            #expect(head.status == .ok)
            #expect(head.body.readableBytes == 0)
            #expect(head.headers[.contentLength] == get.headers[.contentLength])
        }
    }

    @Test("C08: a request leaves one log line with its route and never its address or its token")
    func logLine() async throws {
        let server = TestServer()
        let id = ProjectID.make()
        try await server.run { client async throws in
            let response = try await client.executeRequest(uri: "/things/\(id)", method: .get, headers: .signedIn, body: nil)
            let line = try #require(server.log.requests.first)
            #expect(server.log.requests.count == 1)
            #expect(line.metadata["method"] == "GET")
            #expect(line.metadata["route"] == "/things/{id}")
            #expect(line.metadata["status"] == "200")
            #expect(line.metadata["bytes"] == String(response.body.readableBytes))
            #expect(line.metadata["user"] == TestGate.caller.userID.description)
            #expect(line.metadata["token"] == TestGate.caller.tokenID?.description)
            #expect(line.metadata["traceId"] == response.headers[.traceID])
            #expect(line.metadata["durationMs"].flatMap { Double($0) } != nil)
            #expect(line.metadata["remote"] != nil)
            #expect(!line.metadata.values.contains { $0.contains(TestGate.token) || $0.contains(id.description) })
        }
    }

    @Test("the log line counts the bytes of a body that was read, and none of one that was not")
    func receivedBytes() async throws {
        let server = TestServer()
        try await server.run { client async throws in
            let body = ByteBuffer(string: "{\"name\":\"\\u001b[31m\",\"count\":1}")
            for headers in [HTTPFields.signedInJSON, [:]] {
                _ = try await client.executeRequest(uri: "/things", method: .post, headers: headers, body: body)
            }
            #expect(server.log.requests.map { $0.metadata["status"] } == ["201", "401"])
            #expect(server.log.requests.map { $0.metadata["receivedBytes"] } == [String(body.readableBytes), "0"])
            #expect(!server.log.requests.contains { $0.metadata.values.contains { $0.contains("\u{1b}") } })
        }
    }

    @Test("health is always well, and readiness tells what is not without saying why")
    func health() async throws {
        try await TestServer().run { client async throws in
            #expect(try await client.executeRequest(uri: "/healthz", method: .get, headers: [:], body: nil).text == "{\"status\":\"ok\"}")
            let ready = try await client.executeRequest(uri: "/readyz", method: .get, headers: [:], body: nil)
            #expect(ready.status == .serviceUnavailable)
            let view = try ContractJSON.decoder.decode(ReadinessView.self, from: Data(buffer: ready.body))
            #expect(view == ReadinessView(status: "unavailable", checks: ["postgres": "unavailable"]))
            let version = try await client.executeRequest(uri: "/api/version", method: .get, headers: [:], body: nil)
            #expect(version.text.contains("\"1.2.3\""))
        }
    }

    @Test("a log is text, or events for who asks for them")
    func log() async throws {
        let server = TestServer()
        try await server.run { client async throws in
            let text = try await client.executeRequest(uri: "/log", method: .get, headers: .signedIn, body: nil)
            #expect(text.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(text.text == "line 1\nline 2\nline 3\n")
            var headers = HTTPFields.signedIn
            headers[.accept] = "text/event-stream"
            let events = try await client.executeRequest(uri: "/log?after=2", method: .get, headers: headers, body: nil)
            #expect(events.headers[.contentType] == "text/event-stream")
            #expect(events.text.hasPrefix("id: 3\ndata: {"))
            #expect(events.text.hasSuffix("}\n\nevent: end\ndata: {}\n\n"))
            let followed = try await client.executeRequest(uri: "/log?follow=true", method: .get, headers: .signedIn, body: nil)
            #expect(followed.headers[.contentType] == "text/event-stream")
        }
        #expect(server.log.requests.first?.metadata["bytes"] == "21")
    }
}
