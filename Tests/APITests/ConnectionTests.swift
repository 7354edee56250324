import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@Suite("What a connection bears", .serialized, .timeLimit(.minutes(2)))
struct ConnectionTests {
    private func exchange(_ parts: [String], limits: APILimits = APILimits()) async throws -> (status: String, text: String) {
        try await TestServer(limits: limits).run(.live) { client async throws in
            let text = try await RawConnection.exchange(port: try #require(client.port), parts)
            return (String(text.split(separator: "\r\n").first ?? ""), text)
        }
    }

    private func expectProblem(_ answer: (status: String, text: String), _ status: Int, _ code: String) {
        #expect(answer.status.hasPrefix("HTTP/1.1 \(status) "), "\(answer.text.prefix(300))")
        #expect(answer.text.lowercased().contains("content-type: application/problem+json"))
        #expect(answer.text.contains("\"code\":\"\(code)\""))
        #expect(answer.text.lowercased().contains("x-trace-id: "))
        #expect(answer.text.components(separatedBy: "HTTP/1.1 ").count == 2, "more than one answer")
    }

    @Test("J02: a target above the limit is 414", arguments: [9_000, 60_000, 100_000, 1_000_000])
    func longTarget(length: Int) async throws {
        let answer = try await self.exchange(["GET /\(String(repeating: "a", count: length)) HTTP/1.1\r\nHost: x\r\n\r\n"])
        self.expectProblem(answer, 414, "uri_too_long")
    }

    @Test("J02: header fields above the limit are 431", arguments: [17_000, 60_000, 100_000, 1_000_000])
    func largeHeaders(length: Int) async throws {
        let answer = try await self.exchange([
            "GET /open HTTP/1.1\r\nHost: x\r\nX-Large: \(String(repeating: "a", count: length))\r\n\r\n"
        ])
        self.expectProblem(answer, 431, "headers_too_large")
    }

    @Test("J02: many header fields are 431")
    func manyHeaders() async throws {
        let fields = (0..<300).map { "X-\($0): a\r\n" }.joined()
        self.expectProblem(try await self.exchange(["GET /open HTTP/1.1\r\nHost: x\r\n\(fields)\r\n"]), 431, "headers_too_large")
    }

    @Test(
        "J04: what is not HTTP is 400",
        arguments: [
            "nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET /open HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
            "\u{16}\u{3}\u{1}\r\n\r\n",
        ])
    func nonsense(text: String) async throws {
        self.expectProblem(try await self.exchange([text]), 400, "malformed_request")
    }

    @Test("a body that announces too much is refused before it is read")
    func announced() async throws {
        let head = "POST /things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(TestGate.token)\r\nContent-Type: application/json\r\n"
        self.expectProblem(try await self.exchange([head + "Content-Length: 99999999999\r\n\r\n{"]), 413, "payload_too_large")
    }

    @Test("a body without an announced length is refused at the limit")
    func chunked() async throws {
        let head = "POST /things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(TestGate.token)\r\nContent-Type: application/json\r\n"
        let chunk = "10000\r\n" + String(repeating: " ", count: 65536) + "\r\n"
        let parts = [head + "Transfer-Encoding: chunked\r\n\r\n"] + Array(repeating: chunk, count: 64)
        self.expectProblem(try await self.exchange(parts), 413, "payload_too_large")
    }

    @Test("a request that takes too long is 408, and the connection is closed")
    func slowHandler() async throws {
        let limits = APILimits(requestDuration: .milliseconds(300))
        let answer = try await self.exchange(
            ["GET /slow HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(TestGate.token)\r\n\r\n"], limits: limits)
        self.expectProblem(answer, 408, "request_timeout")
    }

    @Test("J03: a body that does not come in time is 408")
    func slowBody() async throws {
        let limits = APILimits(requestDuration: .milliseconds(300))
        let head = "POST /things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(TestGate.token)\r\nContent-Type: application/json\r\n"
        self.expectProblem(try await self.exchange([head + "Content-Length: 100\r\n\r\n{"], limits: limits), 408, "request_timeout")
    }

    @Test("J03: a connection without a complete head is closed", arguments: ["", "GET /open HTTP/1.1\r\nHost: x\r\nX-Slow: "])
    func idle(text: String) async throws {
        let start = ContinuousClock.now
        let answer = try await self.exchange([text], limits: APILimits(idleDuration: .milliseconds(300)))
        #expect(answer.text.isEmpty)
        #expect(.now - start < APILimits().idleDuration)
    }

    @Test("two requests in one packet get two answers")
    func pipelined() async throws {
        let request = "GET /open HTTP/1.1\r\nHost: x\r\n"
        let answer = try await self.exchange(
            [request + "\r\n" + request + "Connection: close\r\n\r\n"], limits: APILimits(idleDuration: .seconds(5)))
        #expect(answer.text.components(separatedBy: "HTTP/1.1 200").count == 3)
    }

    @Test("a request for an upgrade is answered as if it did not ask, and the connection ends")
    func upgrade() async throws {
        let answer = try await self.exchange([
            "GET /open HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n"
        ])
        #expect(answer.status.hasPrefix("HTTP/1.1 200 "))
    }

    @Test("a log comes in chunks, and the last one says that it is whole")
    func chunkedLog() async throws {
        let answer = try await self.exchange([
            "GET /log HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(TestGate.token)\r\nConnection: close\r\n\r\n"
        ])
        #expect(answer.text.contains("transfer-encoding: chunked"))
        #expect(answer.text.hasSuffix("0\r\n\r\n"))
    }

    @Test("the client of a followed log can go away, and its line is still written")
    func abandonedStream() async throws {
        let server = TestServer()
        try await server.run(.live) { client async throws in
            try await RawConnection.leave(
                port: try #require(client.port),
                "GET /log?follow=true&after=3 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(TestGate.token)\r\n\r\n", after: ":\n\n")
            try await eventually(within: .seconds(10), "the line of the request") { server.log.requests.isEmpty ? nil : () }
        }
        #expect(server.log.requests.map { $0.metadata["status"] } == ["200"])
    }
}
