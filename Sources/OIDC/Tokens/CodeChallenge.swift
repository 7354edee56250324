internal import Crypto

/// What a provider gets in place of the verifier when a sign-in begins: RFC 7636, method S256.
enum CodeChallenge {
    static func value(of verifier: String) -> String {
        Base64URL.encode(SHA256.hash(data: Array(verifier.utf8)))
    }
}
