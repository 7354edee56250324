import Egress
import TestSupport
import Testing

@testable import OIDC

@Suite(.timeLimit(.minutes(3))) struct `Sign-in through a provider` {
    @Test func `tells who somebody is, with what the ID token and the user info say`() async throws {
        try await TestProvider.run { provider, server in
            provider.behave {
                $0.claims["at_hash"] = AccessTokenHash.value(of: TestProvider.accessToken, algorithm: "RS256").map { .string($0) }
                $0.userInfo = ["email": "other@example.org", "preferred_username": "ada"]
            }
            let identity = try await TestLogin(server).run()
            #expect(identity.provider == "corp")
            #expect(identity.issuer == server.url)
            #expect(identity.subject == "user-1")
            // The ID token's word holds.
            #expect(identity.email == "ada@example.org")
            #expect(identity.isEmailVerified)
            #expect(identity.name == "Ada")
            #expect(identity.username == "ada")
            #expect(identity.claims["groups"]?.strings == ["developers"])
        }
    }

    @Test func `works with both kinds of signature, and with a key that is not named when it is the only one`() async throws {
        try await TestProvider.run { provider, server in
            for key in [TestKey.rsa, .ec] {
                provider.behave { $0.signer = key }
                _ = try await TestLogin(server).run()
                provider.behave { $0.header["kid"] = .null }
                _ = try await TestLogin(server).run()
                provider.behave { $0.header = [:] }
            }
        }
    }

    @Test func `B01 needs the state that this browser was given`() async throws {
        try await TestProvider.run { provider, server in
            let login = try TestLogin(server)
            let start = try await login.begin()
            let other = try await login.begin()
            let callback = try await login.visit(start.url)
            for state in [nil, "", "unknown", other.attempt.state, start.attempt.state + "x", String(start.attempt.state.dropLast())] {
                let forged = LoginCallback(state: state, code: callback.code)
                #expect(await TestLogin.code { try await login.provider.finish(start.attempt, forged) } == .attemptMismatch)
            }
            // The right state in another browser, which has an attempt of its own.
            #expect(await TestLogin.code { try await login.provider.finish(other.attempt, callback) } == .attemptMismatch)
            #expect(!server.requests.contains { $0.path == "/token" })
        }
    }

    @Test func `B01 holds once, and for ten minutes`() async throws {
        try await TestProvider.run { provider, server in
            let login = try TestLogin(server)
            let start = try await login.begin()
            let callback = try await login.visit(start.url)
            _ = try await login.provider.finish(start.attempt, callback)
            #expect(await TestLogin.code { try await login.provider.finish(start.attempt, callback) } == .codeRefused)
            let late = try await login.begin()
            let answer = try await login.visit(late.url)
            login.clock.advance(.seconds(601))
            #expect(await TestLogin.code { try await login.provider.finish(late.attempt, answer) } == .attemptMismatch)
        }
    }

    @Test func `B02 needs the nonce of this attempt in the ID token`() async throws {
        try await TestProvider.run { provider, server in
            let login = try TestLogin(server)
            let first = try await login.begin()
            for nonce: ClaimValue in [.null, "other", "", 1, .string(first.attempt.nonce)] {
                provider.behave { $0.claims["nonce"] = nonce }
                #expect(try await login.failure() == .invalidToken, "\(nonce)")
            }
        }
    }

    @Test func `B02 takes no ID token of an earlier sign-in`() async throws {
        try await TestProvider.run { provider, server in
            let login = try TestLogin(server)
            let earlier = try #require(try await login.run().idToken)
            provider.behave { $0.token = { _, _ in earlier } }
            #expect(try await login.failure() == .invalidToken)
        }
    }

    @Test func `B03 always sends an S256 challenge, and its verifier with the code`() async throws {
        try await TestProvider.run { _, server in
            let login = try TestLogin(server)
            _ = try await login.run()
            let asked = try #require(server.requests.first { $0.path == "/authorize" }).query
            let form = try #require(server.requests.first { $0.path == "/token" }).form
            #expect(asked["code_challenge_method"] == "S256")
            #expect(asked["code_challenge"] == CodeChallenge.value(of: try #require(form["code_verifier"])))
            #expect(asked["code_challenge"]?.count == 43)
            #expect(asked["scope"] == "openid email profile")
            #expect(form["redirect_uri"] == TestProvider.redirectURI)
            #expect(form["client_secret"] == nil)
        }
    }

    @Test func `B03 computes the challenge of RFC 7636, appendix B`() {
        #expect(
            CodeChallenge.value(of: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    }

    @Test func `B03 takes no code of another flow, whether or not the provider compares verifiers`() async throws {
        try await TestProvider.run { provider, server in
            for (checks, expected) in [(true, OIDCError.Code.codeRefused), (false, .invalidToken)] {
                provider.behave { $0.checksVerifier = checks }
                let login = try TestLogin(server)
                let attackers = try await login.begin()
                let stolen = try await login.visit(attackers.url)
                let victims = try await login.begin()
                let forged = LoginCallback(state: victims.attempt.state, code: stolen.code)
                #expect(await TestLogin.code { try await login.provider.finish(victims.attempt, forged) } == expected)
            }
        }
    }

    @Test func `B07 takes no answer that was given to another provider's flow`() async throws {
        try await TestProvider.run { _, honest in
            try await TestProvider.run { _, hostile in
                let (good, bad) = (try TestLogin(honest), try TestLogin(hostile, name: "evil"))
                let start = try await bad.begin("https://roost.example/api/auth/oidc/evil/callback")
                // The hostile provider sent the browser on to the honest one, which answers at its own place.
                let callback = try await good.visit(try await good.begin().url)
                let mixed = LoginCallback(state: start.attempt.state, code: callback.code)
                #expect(await TestLogin.code { try await good.provider.finish(start.attempt, mixed) } == .attemptMismatch)
                #expect(!hostile.requests.contains { $0.path == "/token" })
                #expect(!honest.requests.contains { $0.path == "/token" })
            }
        }
    }

    @Test func `B07 takes no answer that names another issuer, or none where the provider always names itself`() async throws {
        try await TestProvider.run { provider, server in
            let login = try TestLogin(server)
            for issuer in ["https://evil.example", server.url + "/"] {
                provider.behave { $0.issuerParameter = issuer }
                #expect(try await login.failure() == .attemptMismatch)
            }
            provider.behave {
                $0.issuerParameter = server.url
                $0.description["authorization_response_iss_parameter_supported"] = true
            }
            let strict = try TestLogin(server)
            _ = try await strict.run()
            provider.behave { $0.issuerParameter = nil }
            #expect(try await strict.failure() == .attemptMismatch)
        }
    }

    @Test func `B12 carries nothing in its state but chance`() async throws {
        try await TestProvider.run { _, server in
            let login = try TestLogin(server)
            var seen: Set<String> = []
            for _ in 0..<20 {
                let attempt = try await login.begin().attempt
                for text in [attempt.state, attempt.nonce, attempt.codeVerifier] {
                    #expect(Base64URL.decode(text)?.count == 32)
                    #expect(seen.insert(text).inserted)
                }
            }
        }
    }

    @Test func `ends when the provider or the person says no`() async throws {
        try await TestProvider.run { _, server in
            let login = try TestLogin(server)
            let start = try await login.begin()
            let denied = LoginCallback(state: start.attempt.state, code: nil, error: "access_denied")
            #expect(await TestLogin.code { try await login.provider.finish(start.attempt, denied) } == .denied)
            let empty = LoginCallback(state: start.attempt.state, code: "")
            #expect(await TestLogin.code { try await login.provider.finish(start.attempt, empty) } == .attemptMismatch)
        }
    }

    @Test func `knows where the provider signs people out`() async throws {
        try await TestProvider.run { provider, server in
            let login = try TestLogin(server)
            let url = try await login.provider.logoutURL(idToken: "a.b.c", returnTo: "https://roost.example/")
            #expect(
                url == "\(server.url)/logout?id_token_hint=a.b.c&client_id=roost&post_logout_redirect_uri=https%3A%2F%2Froost.example%2F")
            provider.behave { $0.description["end_session_endpoint"] = .null }
            #expect(try await TestLogin(server).provider.logoutURL(idToken: nil, returnTo: "https://roost.example/") == nil)
        }
    }

    @Test func `needs a user info that speaks of the same person`() async throws {
        try await TestProvider.run { provider, server in
            for subject: ClaimValue in ["user-2", .null, 1] {
                provider.behave { $0.userInfo["sub"] = subject }
                let fresh = try TestLogin(server)
                #expect(try await fresh.failure() == .invalidToken)
            }
            let silent = try TestLogin(server) { $0.asksUserInfo = false }
            _ = try await silent.run()
        }
    }
}
