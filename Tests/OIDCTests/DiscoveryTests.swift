import Egress
import TestSupport
import Testing

@testable import OIDC

@Suite(.timeLimit(.minutes(3))) struct `A provider's description of itself` {
    @Test func `B08 has to name the issuer of the settings, letter for letter`() async throws {
        try await TestProvider.run { provider, server in
            for issuer: ClaimValue in ["https://evil.example", .string(server.url + "/"), .string(server.url.uppercased())] {
                provider.behave { $0.description["issuer"] = issuer }
                let login = try TestLogin(server)
                let error = await #expect(throws: OIDCError.self) { try await login.begin() }
                #expect(error?.code == .providerMisconfigured)
                #expect(error?.isProvidersFault == true)
            }
        }
    }

    @Test func `B08 that becomes another's ends sign-ins that were possible before`() async throws {
        try await TestProvider.run { provider, server in
            let login = try TestLogin(server)
            try await login.provider.check()
            provider.behave { $0.description["issuer"] = "https://evil.example" }
            login.clock.advance(.seconds(3601))
            await #expect(throws: OIDCError.self) { try await login.provider.check() }
            provider.behave { $0.replies["/.well-known/openid-configuration"] = .answer(503) }
            await #expect(throws: OIDCError.self) { try await login.provider.check() }
        }
    }

    @Test(arguments: ["authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint", "end_session_endpoint"])
    func `may name places of the web alone`(_ place: String) async throws {
        try await TestProvider.run { provider, server in
            for url: ClaimValue in ["javascript:alert(1)", "file:///etc/passwd", "", "https://a.example/#f", "https://a.example/\r\nX: y"] {
                provider.behave { $0.description[place] = url }
                let login = try TestLogin(server)
                let error = await #expect(throws: OIDCError.self) { try await login.provider.check() }
                #expect(error?.code == .providerMisconfigured)
            }
        }
    }

    @Test func `has to take S256 where it says what it takes`() async throws {
        try await TestProvider.run { provider, server in
            provider.behave { $0.description["code_challenge_methods_supported"] = .array(["plain"]) }
            let login = try TestLogin(server)
            #expect(await #expect(throws: OIDCError.self) { try await login.begin() }?.code == .providerMisconfigured)
            provider.behave { $0.description["code_challenge_methods_supported"] = .array(["plain", "S256"]) }
            _ = try await TestLogin(server).run()
        }
    }

    @Test(arguments: ["/.well-known/openid-configuration", "/keys", "/token", "/userinfo"])
    func `B13 and everything else that it answers has to be what was asked for, and is bounded`(_ path: String) async throws {
        let replies: [WebReply] = [
            .answer(302, ["Location": "http://127.0.0.1:9/"]),
            .answer(200, ["Content-Type": "text/html"], "<html></html>"),
            .answer(200, ["Content-Type": "application/json"], "[1]"), .answer(500),
            .raw("HTTP/1.1 200 OK\r\n\r\n", then: .goOn(String(repeating: "x", count: 16 << 10))),
        ]
        for reply in replies { try await Self.fails(at: path, reply) }
        // The time is that of each request, also of the honest ones before this.
        try await Self.fails(at: path, .raw(then: .hold), within: .seconds(5))
        #expect(ProviderConnection.timeout == .seconds(10))
        #expect(ProviderConnection.maximumAnswerSize == 1 << 20)
    }

    /// One that is not bounded never fails: the suite's limit ends it.
    private static func fails(at path: String, _ reply: WebReply, within timeout: Duration = .seconds(60)) async throws {
        try await TestProvider.run { provider, server in
            provider.behave { $0.replies[path] = reply }
            let login = try TestLogin(server, timeout: timeout)
            #expect(try await login.failure() == .providerUnavailable)
        }
    }

    @Test func `I10 is not asked for at an internal address`() async throws {
        try await WebServer.run { _ in
            .answer()
        } _: { server in
            var configuration = OIDCConfiguration(name: "corp", issuer: "http://localhost:\(server.port)", clientID: "roost")
            configuration.allowsPlainHTTP = true
            let provider = try OIDCProvider(configuration, egress: EgressClient())
            #expect(await #expect(throws: OIDCError.self) { try await provider.check() }?.code == .providerUnavailable)
            #expect(server.connections == 0)
        }
    }

    @Test(arguments: ["http://a.example", "ftp://a.example", "", "https://", "https://a.example?x=y", "https://a.example#f"])
    func `is looked for at an https issuer alone`(_ issuer: String) {
        #expect(throws: OIDCError.self) {
            try OIDCProvider(OIDCConfiguration(name: "corp", issuer: issuer, clientID: "roost"), egress: EgressClient())
        }
    }

    @Test func `is looked for below the issuer's path`() {
        #expect(ProviderURL.discovery(of: "https://a.example/realms/x/") == "https://a.example/realms/x/.well-known/openid-configuration")
        #expect(ProviderURL.discovery(of: "https://a.example") == "https://a.example/.well-known/openid-configuration")
    }

    @Test func `says how the client proves itself`() async throws {
        try await TestProvider.run { provider, server in
            provider.behave { $0.description["token_endpoint_auth_methods_supported"] = .array(["client_secret_post"]) }
            let login = try TestLogin(server)
            // The tests' provider wants it in the header all the same.
            #expect(try await login.failure() == .providerMisconfigured)
            let request = try #require(server.requests.first { $0.path == "/token" })
            #expect(request.form["client_secret"] == TestProvider.secret)
            #expect(request.header("Authorization") == nil)
        }
    }
}
