import API
import APIContract
import ControlPlane
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import Testing

@Suite("Who calls with a session")
struct SessionCallerTests {
    private static let cookie = "__Host-roost=\(TestGate.session.text)"
    private static let thing = ByteBuffer(string: "{\"name\":\"a\",\"count\":1}")

    /// Sends what makes a thing, with another value of one header field.
    private static func post(
        _ client: any TestClientProtocol, _ name: HTTPField.Name = .accept, _ value: String? = nil
    ) async throws -> TestResponse {
        var headers: HTTPFields = [
            .cookie: Self.cookie, .contentType: "application/json", .csrfToken: TestGate.session.csrfToken,
        ]
        headers[name] = value
        return try await client.executeRequest(uri: "/things", method: .post, headers: headers, body: Self.thing)
    }

    /// The status of that.
    private static func status(
        _ client: any TestClientProtocol, _ name: HTTPField.Name = .accept, _ value: String? = nil
    ) async throws -> Int {
        Int(try await Self.post(client, name, value).status.code)
    }

    @Test("the cookie alone reads, and counts for its user")
    func reads() async throws {
        let server = TestServer()
        try await server.run { client async throws in
            let answer = try await client.executeRequest(uri: "/things", method: .get, headers: [.cookie: "a=b; \(Self.cookie)"], body: nil)
            #expect(answer.status == .ok)
        }
        #expect(server.gate.subjects == [.user(TestGate.person.userID): 1])
    }

    @Test(
        "a cookie that is no session of ours is nobody's",
        arguments: [
            "__Host-roost=", "__Host-roost=x", "roost=\(TestGate.session.text)", "__Host-roost=\(SessionSecret().text)",
            "__Host-roost=\(TestGate.token)", "__Host-roost=\(TestGate.session.text); __Host-roost=\(TestGate.session.text)",
            "__Host-roost=\(TestGate.session.text)A",
        ])
    func strangers(cookie: String) async throws {
        try await TestServer().run { client async throws in
            let answer = try await client.executeRequest(uri: "/things", method: .get, headers: [.cookie: cookie], body: nil)
            #expect(answer.status == .unauthorized)
            #expect(try answer.problem().code == "unauthenticated")
        }
    }

    @Test("C03: a token that does not hold is not made up for by a cookie, and a session's secret is no token")
    func carriers() async throws {
        try await TestServer().run { client async throws in
            for authorization in ["Bearer nobody", "Bearer \(TestGate.session.text)", "Basic eDp4"] {
                let headers: HTTPFields = [.cookie: Self.cookie, .authorization: authorization]
                #expect(try await client.executeRequest(uri: "/things", method: .get, headers: headers, body: nil).status == .unauthorized)
            }
        }
    }

    @Test("A16: what changes something needs the token that only a page of ours can read")
    func intent() async throws {
        try await TestServer().run { client async throws in
            #expect(try await Self.status(client) == 201)
            let wrong = ["", "x", SessionSecret().csrfToken, TestGate.session.text]
            for text in wrong { #expect(try await Self.status(client, .csrfToken, text) == 403) }
            let missing = try await Self.post(client, .csrfToken, nil)
            #expect(missing.status == .forbidden)
            #expect(try missing.problem().code == "forbidden")
            let deletion = try await client.executeRequest(
                uri: "/things/\(ProjectID.make())", method: .delete, headers: [.cookie: Self.cookie], body: nil)
            #expect(deletion.status == .forbidden)
        }
    }

    @Test("A16: a page of another origin changes nothing, also one of the same site, and no text passes for JSON")
    func origins() async throws {
        try await TestServer().run { client async throws in
            for site in ["cross-site", "same-site", "x", ""] { #expect(try await Self.status(client, .secFetchSite, site) == 403) }
            for origin in ["https://evil.example", "null", "http://localhost.evil.example", "http://localhost:1", "x"] {
                #expect(try await Self.status(client, .origin, origin) == 403)
            }
            for site in ["same-origin", "none"] { #expect(try await Self.status(client, .secFetchSite, site) == 201) }
            #expect(try await Self.status(client, .contentType, "text/plain") == 415)
        }
    }

    @Test("a token needs none of that")
    func tokens() async throws {
        try await TestServer().run { client async throws in
            var headers = HTTPFields.signedInJSON
            headers[.secFetchSite] = "cross-site"
            #expect(try await client.executeRequest(uri: "/things", method: .post, headers: headers, body: Self.thing).status == .created)
        }
    }
}
