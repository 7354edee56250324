import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@Suite("Connections of who means harm", .serialized, .timeLimit(.minutes(2)))
struct HostileConnectionTests {
    /// The beginnings of a request whose head, and of one whose body, does not end.
    private static let unended = [
        "GET /open HTTP/1.1\r\nHost: x\r\nX-Slow: ",
        "POST /things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(TestGate.token)\r\nContent-Type: application/json\r\n"
            + "Content-Length: 1000\r\n\r\n",
    ]

    @Test("J03: a head or a body that comes byte by byte is not waited for beyond the time of a request")
    func trickle() async throws {
        let limits = APILimits(requestDuration: .seconds(1), idleDuration: .seconds(1))
        try await TestServer(limits: limits).run(.live) { client async throws in
            let port = try #require(client.port)
            for start in Self.unended {
                let began = ContinuousClock.now
                _ = try await RawConnection.drip(port: port, start, "X", each: .milliseconds(200), within: .seconds(20))
                #expect(.now - began < .seconds(15), "\(start.count) bytes before")
            }
        }
    }

    @Test("J03: five hundred connections that say next to nothing keep nobody waiting, and are closed")
    func manySlow() async throws {
        let limits = APILimits(requestDuration: .seconds(2), idleDuration: .seconds(2))
        try await TestServer(limits: limits).run(.live) { client async throws in
            let port = try #require(client.port)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<500 {
                    group.addTask {
                        let start = Self.unended[number % 2]
                        _ = try await RawConnection.drip(port: port, start, "X", each: .milliseconds(500), within: .seconds(40))
                    }
                }
                var times: [Duration] = []
                for _ in 0..<20 {
                    let began = ContinuousClock.now
                    #expect(try await client.executeRequest(uri: "/open", method: .get, headers: [:], body: nil).status == .ok)
                    times.append(.now - began)
                }
                #expect(times.allSatisfy { $0 < .seconds(1) }, "\(times)")
                try await group.waitForAll()
            }
        }
    }

    /// What one server may take for one request and the next one for two.
    private static let ambiguous = [
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "Content-Length: 2, 3\r\n\r\n{}",
        "Content-Length: +2\r\n\r\n{}",
        "Content-Length: 0x2\r\n\r\n{}",
        "Content-Length : 2\r\n\r\n{}",
        "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nG\r\n{}\r\n0\r\n\r\n",
        "X-Folded: a\r\n b\r\nContent-Length: 2\r\n\r\n{}",
        "X-Nul: a\u{0}b\r\nContent-Length: 2\r\n\r\n{}",
        "X-Return: a\rb\r\nContent-Length: 2\r\n\r\n{}",
        "X Blank: a\r\nContent-Length: 2\r\n\r\n{}",
        ": a\r\nContent-Length: 2\r\n\r\n{}",
    ]

    @Test("J04: a request whose end can be understood in two ways is refused, and nothing after it is read", arguments: Self.ambiguous)
    func smuggled(fields: String) async throws {
        let head = "POST /things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(TestGate.token)\r\nContent-Type: application/json\r\n"
        let text = try await TestServer(limits: APILimits(requestDuration: .seconds(5), idleDuration: .seconds(5))).run(.live) {
            client async throws in
            try await RawConnection.exchange(
                port: try #require(client.port), [head + fields + "GET /open HTTP/1.1\r\nHost: x\r\nX-Smuggled: 1\r\n\r\n"])
        }
        #expect(text.hasPrefix("HTTP/1.1 400 "), "\(text.prefix(200))")
        #expect(text.components(separatedBy: "HTTP/1.1 ").count == 2, "\(text)")
    }

    @Test(
        "J04: a first line that is none is refused",
        arguments: [
            "GET /open HTTP/1.1\nHost: x\n\n", "GET /open HTTP/1.1\r\nHost x\r\n\r\n", "GET /op\ren HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /open\u{0} HTTP/1.1\r\nHost: x\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET /open\r\n\r\n",
        ])
    func firstLine(text: String) async throws {
        let answer = try await TestServer(limits: APILimits(idleDuration: .seconds(5))).run(.live) { client async throws in
            try await RawConnection.exchange(port: try #require(client.port), [text])
        }
        #expect(answer.hasPrefix("HTTP/1.1 400 "), "\(answer.prefix(200))")
        #expect(answer.components(separatedBy: "HTTP/1.1 ").count == 2)
    }

    @Test(
        "J05: another way to write an address leads to the same decision, or nowhere",
        arguments: [
            "/THINGS", "/things;x=1", "/things%2f", "//things", "/things/", "/./things", "/x/../things", "/things%00", "/%74hings/",
            "/things/%2e%2e/open", "/things\\", "http://evil.example/things",
        ])
    func otherSpelling(target: String) async throws {
        let answer = try await TestServer(limits: APILimits(idleDuration: .seconds(5))).run(.live) { client async throws in
            try await RawConnection.exchange(
                port: try #require(client.port), ["GET \(target) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"])
        }
        let status = answer.split(separator: " ").dropFirst().first.map(String.init) ?? ""
        #expect(["400", "401", "404"].contains(status), "\(answer.prefix(200))")
    }

    @Test("J05: no field and no parameter makes another method of a request")
    func methodOverride() async throws {
        try await TestServer().run { client async throws in
            let id = "/things/\(UUID())"
            for name in ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"] {
                var headers = HTTPFields.signedIn
                headers[try #require(HTTPField.Name(name))] = "DELETE"
                let response = try await client.executeRequest(uri: id.lowercased(), method: .get, headers: headers, body: nil)
                #expect(response.status == .ok || response.status == .notFound)
                #expect(response.status != .noContent)
            }
            let asked = try await client.executeRequest(uri: "/things?_method=DELETE", method: .get, headers: .signedIn, body: nil)
            #expect(asked.status.code == 422)
        }
    }

    @Test(
        "J01: a hundred thousand members, a member given twice, and numbers beyond any type break nothing",
        arguments: [
            "{" + (0..<100_000).map { "\"k\($0)\":1" }.joined(separator: ",") + "}", "{\"name\":\"a\",\"name\":\"b\",\"count\":1}",
            "{\"name\":\"a\",\"count\":1e400}", "{\"name\":\"a\",\"count\":99999999999999999999999999}",
            "{\"name\":\"a\",\"count\":-0.0000000000000000001}", "{\"name\":\"a\",\"count\":1\(String(repeating: "0", count: 100_000))}",
        ])
    func hostileJSON(body: String) async throws {
        try await TestServer().run { client async throws in
            let response = try await client.executeRequest(
                uri: "/things", method: .post, headers: .signedInJSON, body: ByteBuffer(string: body))
            #expect([400, 413, 422].contains(response.status.code), "\(response.status)")
        }
    }
}
