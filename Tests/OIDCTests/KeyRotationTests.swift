import Foundation
import TestSupport
import Testing

@testable import OIDC

@Suite(.timeLimit(.minutes(3))) struct `A provider's keys` {
    private static func fetches(_ server: WebServer) -> Int { server.requests.count { $0.path == "/keys" } }

    @Test func `B06 are asked for once while they are good`() async throws {
        try await TestProvider.run { _, server in
            let login = try TestLogin(server)
            for _ in 0..<3 { _ = try await login.run() }
            #expect(Self.fetches(server) == 1)
            #expect(server.requests.count { $0.path == "/.well-known/openid-configuration" } == 1)
            login.clock.advance(.seconds(200))
            _ = try await login.run()
            #expect(Self.fetches(server) == 1)
        }
    }

    @Test func `B06 are asked for again when a token names a new one, which is then taken`() async throws {
        try await TestProvider.run { provider, server in
            let login = try TestLogin(server)
            _ = try await login.run()
            let rotated = TestKey.newEC("rotated")
            provider.behave {
                $0.keys = [rotated]
                $0.signer = rotated
            }
            _ = try await login.run()
            #expect(Self.fetches(server) == 2)
            // What the provider no longer has is no longer taken.
            provider.behave { $0.signer = .rsa }
            #expect(try await login.failure() == .invalidToken)
        }
    }

    @Test func `B06 are asked for once in an interval, however many unknown ones are named`() async throws {
        try await TestProvider.run { provider, server in
            let login = try TestLogin(server)
            _ = try await login.run()
            for number in 0..<100 {
                provider.behave { $0.signer = TestKey(id: "unknown-\(number)", kind: TestKey.rsa.kind) }
                #expect(try await login.failure() == .invalidToken)
            }
            #expect(Self.fetches(server) == 2)
            login.clock.advance(.seconds(61))
            let rotated = TestKey.newEC("rotated")
            provider.behave {
                $0.keys = [rotated]
                $0.signer = rotated
            }
            _ = try await login.run()
            #expect(Self.fetches(server) == 3)
        }
    }

    @Test func `B06 that many look for at once are asked for once`() async throws {
        try await TestProvider.run { provider, server in
            let login = try TestLogin(server)
            _ = try await login.run()
            let rotated = TestKey.newEC("rotated")
            provider.behave {
                $0.keys = [rotated]
                $0.signer = rotated
            }
            try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<20 { group.addTask { try await login.run().subject } }
                for try await subject in group { #expect(subject == "user-1") }
            }
            #expect(Self.fetches(server) == 2)
        }
    }

    @Test func `B06 in a token's own header are not looked at`() async throws {
        try await WebServer.run { _ in
            .answer()
        } _: { elsewhere in
            let evil = TestKey.newEC("rsa-1")
            let jwk = try evil.jwk
            try await TestProvider.run { provider, server in
                provider.behave {
                    $0.signer = evil
                    $0.header = [
                        "jwk": .object(jwk), "jku": .string("\(elsewhere.url)/keys"), "x5u": .string("\(elsewhere.url)/x"),
                        "x5c": .array(["MIIB"]),
                    ]
                }
                let fresh = try TestLogin(server)
                #expect(try await fresh.failure() == .invalidToken)
                #expect(elsewhere.connections == 0)
            }
        }
    }

    @Test func `that cannot be used do not spoil the others, and are not used`() throws {
        let text = """
            {"keys": [{"kty": "oct", "k": "AA", "kid": "a"}, {"kty": "EC", "crv": "secp256k1", "kid": "b"}, {"kty": "RSA", "use": "enc", "kid": "c"},
            {"kty": "RSA", "key_ops": ["encrypt"], "kid": "d"}, {}, {"kty": "RSA", "n": "AQAB", "e": "AQAB", "kid": "e"}]}
            """
        let keys = try JSONDecoder().decode(KeySet.self, from: Data(text.utf8))
        #expect(keys.key(id: "e", algorithm: "RS256") != nil)
        #expect(keys.key(id: "e", algorithm: "ES256") == nil)
        for id in ["a", "b", "c", "d"] {
            for algorithm in OIDCConfiguration.knownAlgorithms { #expect(keys.key(id: id, algorithm: algorithm) == nil) }
        }
    }

    @Test func `stay good while the provider is away`() async throws {
        try await TestProvider.run { provider, server in
            let login = try TestLogin(server)
            _ = try await login.run()
            login.clock.advance(.seconds(3601))
            provider.behave {
                $0.replies = ["/keys": .answer(503), "/.well-known/openid-configuration": .answer(503)]
                $0.claims["exp"] = .number(Double(TestClock.beginning + 7200))
            }
            _ = try await login.run()
        }
    }
}
