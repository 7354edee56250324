/// What of a provider's description of itself is used: OpenID Connect Discovery 1.0, section 3.
struct ProviderMetadata: Decodable, Sendable {
    let issuer: String
    let authorizationEndpoint: String
    let tokenEndpoint: String
    let jwksURI: String
    let userInfoEndpoint: String?
    let endSessionEndpoint: String?
    let tokenAuthentications: [String]?
    let challengeMethods: [String]?
    /// Whether every answer to the browser names the issuer (RFC 9207).
    let namesIssuer: Bool?

    private enum CodingKeys: String, CodingKey {
        case issuer
        case authorizationEndpoint = "authorization_endpoint"
        case tokenEndpoint = "token_endpoint"
        case jwksURI = "jwks_uri"
        case userInfoEndpoint = "userinfo_endpoint"
        case endSessionEndpoint = "end_session_endpoint"
        case tokenAuthentications = "token_endpoint_auth_methods_supported"
        case challengeMethods = "code_challenge_methods_supported"
        case namesIssuer = "authorization_response_iss_parameter_supported"
    }

    /// Checks that the description is that of the provider in the settings, and names places that can be used.
    ///
    /// - Throws: ``OIDCError`` `providerMisconfigured`.
    func check(_ configuration: OIDCConfiguration) throws(OIDCError) {
        // Letter for letter: who could answer for another issuer could sign its people in.
        guard self.issuer == configuration.issuer else {
            throw OIDCError(.providerMisconfigured, "the provider `\(configuration.name)` describes itself as another issuer")
        }
        let places = [self.authorizationEndpoint, self.tokenEndpoint, self.jwksURI, self.userInfoEndpoint, self.endSessionEndpoint]
        // An https issuer keeps its places there: nothing downgrades.
        let isPlain = configuration.allowsPlainHTTP && self.issuer.hasPrefix("http://")
        guard places.allSatisfy({ $0.map { ProviderURL.isAllowed($0, plain: isPlain) } ?? true }) else {
            throw OIDCError(.providerMisconfigured, "the provider `\(configuration.name)` names a place that is not an https URL")
        }
        guard self.challengeMethods.map({ $0.contains("S256") }) ?? true else {
            throw OIDCError(.providerMisconfigured, "the provider `\(configuration.name)` does not take S256 challenges")
        }
    }
}
