internal import FoundationEssentials

/// What of an ID token's header counts.
///
/// Keys that it carries or points to (`jwk`, `jku`, `x5c`, `x5u`) are not looked at: who writes the header would choose who is believed.
struct TokenHeader: Sendable {
    let algorithm: String
    let keyID: String?

    /// - Throws: ``OIDCError`` `invalidToken` for what is no signed token, has a signature that may not be taken, or demands something
    ///   that is not known (`crit`).
    init(of token: String, algorithms: Set<String>) throws(OIDCError) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard token.utf8.count <= Self.maximumTokenSize, parts.count == 3, parts.allSatisfy({ !$0.isEmpty && Base64URL.decode($0) != nil }),
            let bytes = Base64URL.decode(parts[0]),
            let fields = try? JSONDecoder().decode([String: ClaimValue].self, from: Data(bytes))
        else { throw OIDCError(.invalidToken, "the ID token is not a signed token") }
        guard let algorithm = fields["alg"]?.string, algorithms.contains(algorithm) else {
            throw OIDCError(.invalidToken, "the ID token has a signature of a kind that is not taken")
        }
        guard fields["crit"] == nil, fields["typ"].map({ $0.string?.uppercased() == "JWT" }) ?? true else {
            throw OIDCError(.invalidToken, "the ID token demands what is not known, or is a token of another kind")
        }
        if let id = fields["kid"], id.string == nil { throw OIDCError(.invalidToken, "the ID token names its key by no text") }
        self.algorithm = algorithm
        self.keyID = fields["kid"]?.string
    }

    /// How long an ID token may be, in bytes.
    private static let maximumTokenSize = 64 << 10
}
