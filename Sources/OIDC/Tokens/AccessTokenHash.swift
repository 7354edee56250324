internal import Crypto

/// What ties an access token to the ID token that came with it: OpenID Connect Core 1.0, section 3.1.3.6.
enum AccessTokenHash {
    /// The left half of the token's digest; nil for an algorithm without one.
    static func value(of token: String, algorithm: String) -> String? {
        let bytes = Array(token.utf8)
        switch algorithm {
        case "RS256", "PS256", "ES256": return Self.leftHalf(Array(SHA256.hash(data: bytes)))
        case "RS384", "PS384", "ES384": return Self.leftHalf(Array(SHA384.hash(data: bytes)))
        // Ed25519 signs with SHA-512 inside.
        case "RS512", "PS512", "ES512", "EdDSA": return Self.leftHalf(Array(SHA512.hash(data: bytes)))
        default: return nil
        }
    }

    private static func leftHalf(_ digest: [UInt8]) -> String {
        Base64URL.encode(digest.prefix(digest.count / 2))
    }
}
