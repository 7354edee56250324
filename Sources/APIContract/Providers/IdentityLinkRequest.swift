/// `POST /api/me/identities`.
package struct IdentityLinkRequest: Codable, Hashable, Sendable {
    /// The provider's name, as `GET /api/auth/providers` tells it.
    package var provider: String
    /// Where the browser goes on afterwards.
    package var returnTo: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case provider, returnTo
    }

    package init(provider: String, returnTo: String? = nil) {
        self.provider = provider
        self.returnTo = returnTo
    }
}
