import API
import APIContract
import ControlPlane
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import Testing

@Suite("Who calls")
struct CallerTests {
    @Test(
        "a route for callers refuses a request without a valid token",
        arguments: [nil, "Bearer", "Bearer nobody", "Basic cm9vc3Q6eA==", "roost_p_test", "Bearer roost_p_test x"])
    func unauthenticated(header: String?) async throws {
        try await TestServer().run { client async throws in
            var headers: HTTPFields = [:]
            headers[.authorization] = header
            let response = try await client.executeRequest(uri: "/things", method: .get, headers: headers, body: nil)
            #expect(response.status == .unauthorized)
            #expect(try response.problem().code == "unauthenticated")
            #expect(response.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
        }
    }

    @Test("C03: a token in the query is no token")
    func queryToken() async throws {
        try await TestServer().run { client async throws in
            let response = try await client.executeRequest(uri: "/things?token=\(TestGate.token)", method: .get, headers: [:], body: nil)
            #expect(response.status == .unauthorized)
        }
    }

    @Test("the scheme is not case-sensitive and an anonymous route needs nothing")
    func admitted() async throws {
        try await TestServer().run { client async throws in
            let headers: HTTPFields = [.authorization: "bearer \(TestGate.token)"]
            #expect(try await client.executeRequest(uri: "/things", method: .get, headers: headers, body: nil).status == .ok)
            #expect(try await client.executeRequest(uri: "/open", method: .get, headers: [:], body: nil).status == .ok)
        }
    }

    @Test("a caller over the limit gets 429 with Retry-After, and every answer tells what is left")
    func rateLimit() async throws {
        try await TestServer(gate: TestGate(limit: 2)).run { client async throws in
            let first = try await client.executeRequest(uri: "/things", method: .get, headers: .signedIn, body: nil)
            #expect(first.headers[.rateLimitLimit] == "2")
            #expect(first.headers[.rateLimitRemaining] == "1")
            #expect(first.headers[.rateLimitReset] == "60")
            _ = try await client.executeRequest(uri: "/things", method: .get, headers: .signedIn, body: nil)
            let third = try await client.executeRequest(uri: "/things", method: .get, headers: .signedIn, body: nil)
            #expect(third.status == .tooManyRequests)
            #expect(try third.problem().code == "rate_limited")
            #expect(third.headers[.retryAfter] == "7")
            #expect(try await client.executeRequest(uri: "/healthz", method: .get, headers: [:], body: nil).status == .ok)
        }
    }

    @Test("callers count for themselves, and what has no valid token counts for its address")
    func rateKeys() async throws {
        let server = TestServer()
        try await server.run { client async throws in
            _ = try await client.executeRequest(uri: "/things", method: .get, headers: .signedIn, body: nil)
            _ = try await client.executeRequest(uri: "/things", method: .get, headers: [.authorization: "Bearer x"], body: nil)
            _ = try await client.executeRequest(uri: "/open", method: .get, headers: [:], body: nil)
        }
        #expect(server.gate.subjects == [.user(TestGate.caller.userID): 1, .address("local"): 2])
    }
}
