import Crypto
import Egress
import Synchronization
import TestSupport
import Testing

@testable import OIDC

@Suite(.timeLimit(.minutes(3))) struct `Sign-in through GitHub` {
    /// What a sign-in comes to where GitHub answers these places so.
    private static func run(
        _ replies: [String: WebReply] = [:], scopes: [String] = ["read:user", "user:email"], timeout: Duration = .seconds(60),
        forge: @Sendable (LoginStart) -> LoginCallback = { LoginCallback(state: $0.attempt.state, code: "good") }
    ) async throws -> (identity: ExternalIdentity, requests: [WebRequest], start: LoginStart) {
        let honest: [String: WebReply] = [
            "/login/oauth/access_token": .json(#"{"access_token": "gho_1", "token_type": "bearer", "scope": "read:user"}"#),
            "/api/v3/user": .json(#"{"id": 583231, "login": "octocat", "name": null, "email": "shown@example.org"}"#),
            "/api/v3/user/emails": .json(
                #"[{"email": "second@example.org", "primary": false, "verified": true, "visibility": null}, {"email": "cat@example.org", "primary": true, "verified": true}]"#
            ),
            "/api/v3/user/orgs": .json(#"[{"login": "acme"}]"#),
            "/api/v3/user/teams": .json(#"[{"slug": "ops", "organization": {"login": "acme"}}]"#),
        ]
        return try await WebServer.run { request in
            replies[request.path] ?? honest[request.path] ?? .answer(404)
        } _: { server in
            var configuration = GitHubConfiguration(clientID: "client", clientSecret: "secret")
            configuration.scopes = scopes
            configuration.url = server.url
            configuration.apiURL = "\(server.url)/api/v3"
            configuration.allowsPlainHTTP = true
            let provider: any IdentityProvider = try GitHubProvider(configuration, egress: TestLogin.egress(timeout))
            let start = try await provider.begin(redirectURI: "https://roost.example/api/auth/github/callback")
            let identity = try await provider.finish(start.attempt, forge(start))
            return (identity, server.requests, start)
        }
    }

    @Test func `tells who somebody is by the number, with the primary address`() async throws {
        let (identity, requests, start) = try await Self.run()
        #expect(identity.subject == "583231")
        #expect(identity.username == "octocat")
        #expect(identity.name == nil)
        #expect(identity.email == "cat@example.org")
        #expect(identity.isEmailVerified)
        #expect(identity.idToken == nil)
        #expect(start.url.contains("/login/oauth/authorize?client_id=client&"))
        #expect(start.url.contains("code_challenge=\(CodeChallenge.value(of: start.attempt.codeVerifier))&code_challenge_method=S256"))
        let form = try #require(requests.first).form
        #expect(form["code_verifier"] == start.attempt.codeVerifier)
        #expect(requests.dropFirst().allSatisfy { $0.header("Authorization") == "Bearer gho_1" })
    }

    @Test func `brings organisations and teams where they are asked for`() async throws {
        let identity = try await Self.run(scopes: ["read:user", "read:org"]).identity
        #expect(identity.claims["organizations"]?.strings == ["acme"])
        #expect(identity.claims["teams"]?.strings == ["acme/ops"])
        #expect(identity.email == nil)
    }

    @Test func `B09 does not take an address for verified that is not`() async throws {
        let emails = WebReply.json(#"[{"email": "cat@example.org", "primary": true, "verified": false}]"#)
        let identity = try await Self.run(["/api/v3/user/emails": emails]).identity
        #expect(identity.email == "cat@example.org")
        #expect(!identity.isEmailVerified)
    }

    @Test func `B01 needs the state that this browser was given`() async throws {
        for state in [nil, "", "other"] {
            let code = await TestLogin.code { try await Self.run(forge: { _ in LoginCallback(state: state, code: "good") }).identity }
            #expect(code == .attemptMismatch)
        }
    }

    @Test func `B07 takes no answer that names another issuer`() async throws {
        let code = await TestLogin.code {
            try await Self.run(forge: { LoginCallback(state: $0.attempt.state, code: "good", issuer: "https://evil.example") }).identity
        }
        #expect(code == .attemptMismatch)
    }

    @Test func `B03 ends with a code that GitHub does not take, which it says with status 200`() async throws {
        let refusal = WebReply.json(#"{"error": "bad_verification_code", "error_description": "The code passed is incorrect or expired."}"#)
        #expect(await TestLogin.code { try await Self.run(["/login/oauth/access_token": refusal]).identity } == .codeRefused)
        let mistake = WebReply.json(#"{"error": "incorrect_client_credentials"}"#)
        #expect(await TestLogin.code { try await Self.run(["/login/oauth/access_token": mistake]).identity } == .providerMisconfigured)
    }

    @Test(arguments: ["/login/oauth/access_token", "/api/v3/user", "/api/v3/user/emails"])
    func `B13 ends when GitHub does not answer with what was asked for`(_ path: String) async throws {
        for reply in [WebReply.answer(500), .answer(200, ["Content-Type": "text/html"], "<html>"), .json("{}")] {
            #expect(await TestLogin.code { try await Self.run([path: reply]).identity } == .providerUnavailable)
        }
        // The time is that of each request, also of the honest ones before this.
        let code = await TestLogin.code { try await Self.run([path: .raw(then: .hold)], timeout: .seconds(5)).identity }
        #expect(code == .providerUnavailable)
    }

    @Test func `has nowhere to sign people out`() async throws {
        let provider = try GitHubProvider(GitHubConfiguration(clientID: "client", clientSecret: "secret"), egress: EgressClient())
        #expect(try await provider.logoutURL(idToken: nil, returnTo: "https://roost.example/") == nil)
    }
}
