import API
import APIContract
import ControlPlane
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@Suite("Behind proxies and under names", .timeLimit(.minutes(2)))
struct EdgeTests {
    /// The test's own connections come from a proxy; so does what comes from 10.0.0.0/8.
    private static let proxies = TrustedProxies { text in
        let isAddress = text.contains { $0 == "." || $0 == ":" } && text.allSatisfy { $0.isHexDigit || $0 == "." || $0 == ":" }
        guard isAddress else { return nil }
        return ForwardedHop(address: text, isTrusted: text.hasPrefix("10.") || text.hasPrefix("127.") || text == "::1")
    }

    private static let own: Set<RateSubject> = [.address("127.0.0.1"), .address("::1")]

    private func subjects(_ server: TestServer, _ fields: String) async throws -> Set<RateSubject> {
        try await server.run(.live) { client async throws in
            let head = "GET /open HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\(fields)\r\n"
            let text = try await RawConnection.exchange(port: try #require(client.port), [head])
            #expect(text.hasPrefix("HTTP/1.1 200"), "\(text.prefix(300))")
        }
        return Set(server.gate.subjects.keys)
    }

    @Test("J06: what a peer says of its client counts for nothing where no proxy is trusted, or not this one")
    func untrusted() async throws {
        let said = ["X-Forwarded-For", "X-Real-IP", "True-Client-IP", "Client-IP"].map { "\($0): 203.0.113.9\r\n" }.joined()
        let fields = said + "Forwarded: for=203.0.113.9\r\n"
        #expect(try await self.subjects(TestServer(), fields).isSubset(of: Self.own))
        let strangers = TrustedProxies { ForwardedHop(address: $0, isTrusted: $0.hasPrefix("10.")) }
        #expect(try await self.subjects(TestServer(proxies: strangers), fields).isSubset(of: Self.own))
    }

    @Test(
        "J06: of what stands in X-Forwarded-For, the last address counts that no trusted proxy has",
        arguments: [
            (["203.0.113.9"], "203.0.113.9"),
            (["198.51.100.1, 203.0.113.9"], "203.0.113.9"),
            (["198.51.100.1, 203.0.113.9, 10.0.0.7"], "203.0.113.9"),
            (["198.51.100.1", "203.0.113.9,10.0.0.7"], "203.0.113.9"),
            (["203.0.113.9:4711"], "203.0.113.9"),
            (["[2001:db8::9]:4711, 10.0.0.7"], "2001:db8::9"),
            (["2001:db8::9"], "2001:db8::9"),
            (["10.0.0.1, 10.0.0.7"], "10.0.0.1"),
            (["198.51.100.1, nobody, 10.0.0.7"], "10.0.0.7"),
        ])
    func trusted(fields: [String], client: String) async throws {
        let head = fields.map { "X-Forwarded-For: \($0)\r\n" }.joined()
        #expect(try await self.subjects(TestServer(proxies: Self.proxies), head) == [.address(client)])
    }

    @Test("J06: without an address in it the field changes nothing", arguments: ["", " ", ",", "nobody", "-", "unknown, nobody"])
    func noAddress(value: String) async throws {
        let subjects = try await self.subjects(TestServer(proxies: Self.proxies), "X-Forwarded-For: \(value)\r\n")
        #expect(subjects.isSubset(of: Self.own))
    }

    @Test("J06: a field of ten thousand addresses is read from its end, and only as far as a way can be long")
    func longWay() async throws {
        let far = String(repeating: "203.0.113.9,", count: 500) + String(repeating: "10.0.0.7,", count: 500) + "10.0.0.8"
        #expect(try await self.subjects(TestServer(proxies: Self.proxies), "X-Forwarded-For: \(far)\r\n") == [.address("10.0.0.7")])
    }

    @Test("the log names who came to the proxy")
    func logged() async throws {
        let server = TestServer(proxies: Self.proxies)
        _ = try await self.subjects(server, "X-Forwarded-For: 203.0.113.9\r\n")
        #expect(server.log.requests.map { $0.metadata["remote"] } == ["203.0.113.9"])
    }

    @Test(
        "J04: a name of somebody else is answered 404, before anything else is",
        arguments: ["evil.example", "roost.example.evil.example", "localhost.evil.example", "roost", "1.2.3.4.evil.example", "0x7f.1"])
    func unknownHost(name: String) async throws {
        try await TestServer(hosts: HostNames(["Roost.example"])).run(.live) { client async throws in
            let head = "GET /things HTTP/1.1\r\nHost: \(name)\r\nConnection: close\r\n\r\n"
            let text = try await RawConnection.exchange(port: try #require(client.port), [head])
            #expect(text.hasPrefix("HTTP/1.1 404"), "\(text.prefix(300))")
            #expect(text.contains("\"code\":\"unknown_host\""))
        }
    }

    @Test(
        "the server's own names, addresses and localhost are answered",
        arguments: ["roost.example", "ROOST.example:8443", "roost.example.", "127.0.0.1:8080", "[::1]:8080", "localhost:1", "a.localhost"])
    func ownHost(name: String) async throws {
        try await TestServer(hosts: HostNames(["Roost.example"])).run(.live) { client async throws in
            let head = "GET /open HTTP/1.1\r\nHost: \(name)\r\nConnection: close\r\n\r\n"
            let text = try await RawConnection.exchange(port: try #require(client.port), [head])
            #expect(text.hasPrefix("HTTP/1.1 200"), "\(text.prefix(300))")
        }
    }
}
