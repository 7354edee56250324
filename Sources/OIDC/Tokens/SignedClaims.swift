internal import JWTKit

/// The payload of a token whose signature jwt-kit has checked; what it says is checked by ``IDTokenRules``.
struct SignedClaims: JWTPayload {
    let values: [String: ClaimValue]

    init(from decoder: any Decoder) throws {
        self.values = try decoder.singleValueContainer().decode([String: ClaimValue].self)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.values)
    }

    func verify(using algorithm: some JWTAlgorithm) {}

    /// The claims of a token that the key has signed.
    ///
    /// - Throws: ``OIDCError`` `invalidToken`.
    static func verified(_ token: String, key: ProviderKey, algorithm: String) async throws(OIDCError) -> Claims {
        guard let jwk = key.jwk(for: algorithm) else { throw Self.refused }
        do {
            // With this key alone, for this signature alone: nothing in the token chooses.
            let keys = try await JWTKeyCollection().add(jwk: jwk, isDefault: true)
            return Claims(try await keys.verify(token, as: SignedClaims.self).values)
        } catch {
            throw Self.refused
        }
    }

    private static var refused: OIDCError { OIDCError(.invalidToken, "the ID token's signature is not the provider's") }
}
