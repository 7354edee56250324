import Crypto
import CryptoExtras
import Egress
import Foundation
import TestSupport
import Testing

@testable import OIDC

@Suite(.timeLimit(.minutes(3))) struct `ID tokens` {
    @Test func `B04 without a signature are refused, however that is written`() async throws {
        try await TestProvider.run { provider, server in
            let login = try TestLogin(server)
            for name in ["none", "None", "NONE", "nOnE", ""] {
                for signature in ["", ".", ".AA"] {
                    provider.behave {
                        $0.token = { header, claims in
                            var header = header
                            header["alg"] = .string(name)
                            return "\(try TestKey.unsigned(header: header, claims: claims))\(signature)"
                        }
                    }
                    #expect(try await login.failure() == .invalidToken)
                }
            }
        }
    }

    @Test func `B04 signed with the public key as if it were a secret are refused`() async throws {
        guard case .rsa(let key) = TestKey.rsa.kind else { return }
        let parts = try key.publicKey.getKeyPrimitives()
        let secrets = [Array(key.publicKey.pemRepresentation.utf8), Array(key.publicKey.derRepresentation), Array(parts.modulus)]
        try await TestProvider.run { provider, server in
            let login = try TestLogin(server)
            for secret in secrets {
                // With the name of the right key, also under the right key's own algorithm.
                for algorithm in ["HS256", "RS256"] {
                    provider.behave {
                        $0.token = { header, claims in
                            var header = header
                            header["alg"] = .string(algorithm)
                            return try TestKey.symmetric(secret, header: header, claims: claims)
                        }
                    }
                    #expect(try await login.failure() == .invalidToken)
                }
            }
        }
    }

    @Test func `B04 of a kind that is not in the provider's list, or that its key is not for, are refused`() async throws {
        try await TestProvider.run { provider, server in
            let login = try TestLogin(server) { $0.algorithms = ["ES256"] }
            #expect(try await login.failure() == .invalidToken)
            provider.behave { $0.signer = .ec }
            _ = try await login.run()
            // The right key's name under another algorithm.
            provider.behave { $0.header["alg"] = "PS256" }
            let fresh = try TestLogin(server)
            #expect(try await fresh.failure() == .invalidToken)
            #expect(throws: OIDCError.self) { try TestLogin(server) { $0.algorithms = ["none"] } }
            #expect(throws: OIDCError.self) { try TestLogin(server) { $0.algorithms = ["HS256"] } }
        }
    }

    @Test(
        arguments: [
            ["crit": .array(["exp"])], ["crit": .array([])], ["crit": .array(["b64"]), "b64": false], ["typ": "at+jwt"],
            ["typ": "logout+jwt"],
            ["kid": 1],
        ] as [[String: ClaimValue]])
    func `B04 that demand what is not known, or are of another kind, are refused`(_ header: [String: ClaimValue]) async throws {
        try await TestProvider.run { provider, server in
            provider.behave { $0.header = header }
            let fresh = try TestLogin(server)
            #expect(try await fresh.failure() == .invalidToken)
        }
    }

    @Test(
        arguments: [
            ["iss": "https://evil.example"], ["iss": .null], ["iss": .array(["x"])], ["aud": "other"], ["aud": .null],
            ["aud": .array(["other"])], ["aud": .array(["roost", "other"])], ["aud": .array(["roost", "other"]), "azp": "other"],
            ["azp": "other"], ["azp": 1], ["aud": .array(["roost", 1])], ["exp": .number(Double(TestClock.beginning - 61))], ["exp": .null],
            ["exp": "1900000000"], ["iat": .number(Double(TestClock.beginning + 61))], ["iat": .null],
            ["nbf": .number(Double(TestClock.beginning + 61))], ["nbf": "soon"], ["sub": .null], ["sub": ""], ["sub": 1],
            ["at_hash": "other"],
            ["at_hash": 1],
        ] as [[String: ClaimValue]])
    func `B05 that are another's, for another, or of another time are refused`(_ claims: [String: ClaimValue]) async throws {
        try await TestProvider.run { provider, server in
            provider.behave { $0.claims = claims }
            let fresh = try TestLogin(server)
            #expect(try await fresh.failure() == .invalidToken)
        }
    }

    @Test func `B05 with the issuer and a slash are refused`() async throws {
        try await TestProvider.run { provider, server in
            provider.behave { $0.claims["iss"] = .string(server.url + "/") }
            let fresh = try TestLogin(server)
            #expect(try await fresh.failure() == .invalidToken)
        }
    }

    @Test(
        arguments: [
            ["aud": .array(["roost"])], ["aud": .array(["roost", "other"]), "azp": "roost"], ["azp": "roost"],
            ["exp": .number(Double(TestClock.beginning - 59))], ["iat": .number(Double(TestClock.beginning + 59))],
            ["nbf": .number(Double(TestClock.beginning + 59))],
        ] as [[String: ClaimValue]])
    func `within what is allowed are taken`(_ claims: [String: ClaimValue]) async throws {
        try await TestProvider.run { provider, server in
            provider.behave { $0.claims = claims }
            _ = try await TestLogin(server).run()
        }
    }

    @Test func `B05 that were changed after they were signed are refused`() async throws {
        try await TestProvider.run { provider, server in
            provider.behave {
                $0.token = { header, claims in
                    var forged = claims
                    forged["sub"] = "admin"
                    let signature = try TestKey.rsa.token(header: header, claims: claims).split(separator: ".")[2]
                    return "\(try TestKey.unsigned(header: header, claims: forged)).\(signature)"
                }
            }
            let fresh = try TestLogin(server)
            #expect(try await fresh.failure() == .invalidToken)
        }
    }
}
