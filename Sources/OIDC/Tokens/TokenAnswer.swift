internal import Egress

/// What a provider gives for a code: RFC 6749, section 5, and OpenID Connect Core 1.0, section 3.1.3.3.
struct TokenAnswer: Decodable, Sendable {
    let accessToken: String?
    let tokenType: String?
    let idToken: String?
    let error: String?

    private enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case tokenType = "token_type"
        case idToken = "id_token"
        case error
    }

    /// Reads the answer.
    ///
    /// - Throws: ``OIDCError`` `codeRefused` where the provider says that the code is not good, GitHub with status 200;
    ///   `providerUnavailable` for anything that is no answer to the question.
    static func read(_ response: EgressResponse) throws(OIDCError) -> (answer: TokenAnswer, accessToken: String) {
        guard response.status == 200 || response.status == 400 || response.status == 401 else {
            throw ProviderConnection.unavailable("its token endpoint answered with status \(response.status)")
        }
        let answer = try ProviderConnection.decode(response, as: TokenAnswer.self)
        if let error = answer.error {
            guard ["invalid_grant", "bad_verification_code"].contains(error) else {
                // The settings here and there do not agree: client, secret or redirect URI.
                throw OIDCError(.providerMisconfigured, "the provider's token endpoint does not take this client")
            }
            throw OIDCError(.codeRefused, "the provider does not take the code")
        }
        guard response.status == 200, let token = answer.accessToken, !token.isEmpty, answer.tokenType?.lowercased() == "bearer" else {
            throw ProviderConnection.unavailable("its token endpoint gave no token")
        }
        // It goes into a header.
        guard token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else {
            throw ProviderConnection.unavailable("its token endpoint gave a token that cannot be sent")
        }
        return (answer, token)
    }
}
