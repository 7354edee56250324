/// The addresses that a provider names.
enum ProviderURL {
    /// Whether a URL may be used: `https`, or `http` where that is allowed, without a fragment.
    static func isAllowed(_ url: String, plain: Bool) -> Bool {
        let hasHost = ["https://", plain ? "http://" : "https://"].contains { url.hasPrefix($0) && url.utf8.count > $0.utf8.count }
        return hasHost && !url.contains("#") && url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f }
    }

    /// Where a provider describes itself: OpenID Connect Discovery 1.0, section 4.
    static func discovery(of issuer: String) -> String {
        "\(issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer)/.well-known/openid-configuration"
    }
}
