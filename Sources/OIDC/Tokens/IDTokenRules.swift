/// What an ID token has to say to be believed: OpenID Connect Core 1.0, section 3.1.3.7.
struct IDTokenRules: Sendable {
    let issuer: String
    let clientID: String
    let nonce: String
    /// The present, in seconds since 1970.
    let now: Int64
    /// How far the provider's clock may be off, in seconds.
    let skew: Int64
    /// The signature's algorithm and the access token that came with it, for `at_hash`.
    let algorithm: String
    let accessToken: String

    /// Checks a token's claims, whose signature was checked.
    ///
    /// - Returns: the subject.
    /// - Throws: ``OIDCError`` `invalidToken`, with the claim that is wrong.
    func check(_ claims: Claims) throws(OIDCError) -> String {
        guard claims["iss"]?.string == self.issuer else { throw Self.wrong("iss") }
        guard let subject = claims["sub"]?.string, !subject.isEmpty, subject.utf8.count <= 255 else { throw Self.wrong("sub") }
        try self.checkAudience(claims)
        try self.checkTime(claims)
        guard let nonce = claims["nonce"]?.string, !self.nonce.isEmpty, ConstantTime.isEqual(nonce, self.nonce) else {
            throw Self.wrong("nonce")
        }
        if let hash = claims["at_hash"] {
            guard let text = hash.string, text == AccessTokenHash.value(of: self.accessToken, algorithm: self.algorithm) else {
                throw Self.wrong("at_hash")
            }
        }
        return subject
    }

    /// A token for several has to say to whom of them it was given.
    private func checkAudience(_ claims: Claims) throws(OIDCError) {
        guard let audience = claims["aud"]?.strings, audience.contains(self.clientID) else { throw Self.wrong("aud") }
        if let party = claims["azp"] {
            guard party.string == self.clientID else { throw Self.wrong("azp") }
        } else if audience.count > 1 {
            throw Self.wrong("azp")
        }
    }

    private func checkTime(_ claims: Claims) throws(OIDCError) {
        let (now, skew) = (Double(self.now), Double(self.skew))
        guard let expiry = claims["exp"]?.number, expiry + skew > now else { throw Self.wrong("exp") }
        guard let issued = claims["iat"]?.number, issued <= now + skew else { throw Self.wrong("iat") }
        if let start = claims["nbf"] {
            guard let start = start.number, start <= now + skew else { throw Self.wrong("nbf") }
        }
    }

    private static func wrong(_ claim: String) -> OIDCError {
        OIDCError(.invalidToken, "the ID token's `\(claim)` is not what it has to be")
    }
}
