import Crypto
import CryptoExtras
import Foundation

@testable import OIDC

/// A key that the tests' provider signs with, and anything else that can be made of it.
struct TestKey: Sendable {
    enum Kind: Sendable {
        case rsa(_RSA.Signing.PrivateKey)
        case ec(P256.Signing.PrivateKey)
    }

    let id: String
    let kind: Kind

    /// Made once: finding primes takes its time.
    static let rsa = TestKey(id: "rsa-1", kind: .rsa(sharedRSA))
    static let ec = TestKey(id: "ec-1", kind: .ec(P256.Signing.PrivateKey()))

    private static let sharedRSA: _RSA.Signing.PrivateKey = {
        while true {
            if let key = try? _RSA.Signing.PrivateKey(keySize: .bits2048) { return key }
        }
    }()

    /// A new key of the elliptic curve.
    static func newEC(_ id: String) -> TestKey { TestKey(id: id, kind: .ec(P256.Signing.PrivateKey())) }

    var algorithm: String {
        switch self.kind {
        case .rsa: "RS256"
        case .ec: "ES256"
        }
    }

    /// The public key as it stands in a set.
    var jwk: [String: ClaimValue] {
        get throws {
            switch self.kind {
            case .rsa(let key):
                let parts = try key.publicKey.getKeyPrimitives()
                return [
                    "kty": "RSA", "kid": .string(self.id), "use": "sig", "alg": "RS256", "n": .string(Base64URL.encode(parts.modulus)),
                    "e": .string(Base64URL.encode(parts.publicExponent)),
                ]
            case .ec(let key):
                let point = key.publicKey.rawRepresentation
                return [
                    "kty": "EC", "kid": .string(self.id), "crv": "P-256", "x": .string(Base64URL.encode(point.prefix(32))),
                    "y": .string(Base64URL.encode(point.suffix(32))),
                ]
            }
        }
    }

    /// A token with this header and these claims, signed with the key whatever the header says.
    func token(header: [String: ClaimValue], claims: [String: ClaimValue]) throws -> String {
        let text = try Self.unsigned(header: header, claims: claims)
        let bytes = Array(text.utf8)
        switch self.kind {
        case .rsa(let key):
            let signature = try key.signature(for: SHA256.hash(data: bytes), padding: .insecurePKCS1v1_5)
            return "\(text).\(Base64URL.encode(signature.rawRepresentation))"
        case .ec(let key): return "\(text).\(Base64URL.encode(try key.signature(for: bytes).rawRepresentation))"
        }
    }

    /// A token that is signed with what everybody knows, the public key, as if it were a secret.
    static func symmetric(_ secret: [UInt8], header: [String: ClaimValue], claims: [String: ClaimValue]) throws -> String {
        let text = try Self.unsigned(header: header, claims: claims)
        let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: secret))
        return "\(text).\(Base64URL.encode(code))"
    }

    static func unsigned(header: [String: ClaimValue], claims: [String: ClaimValue]) throws -> String {
        let encoder = JSONEncoder()
        return "\(Base64URL.encode(try encoder.encode(header))).\(Base64URL.encode(try encoder.encode(claims)))"
    }
}
