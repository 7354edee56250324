import HTTPTypes

/// How the secret of a session, or of a sign-in that was begun, travels.
///
/// `__Host-` makes browsers refuse a cookie that another host, or a page without TLS, wants to set (RFC 6265bis section 4.1.3.2).
package struct SessionCookie: Sendable, Hashable {
    /// Whether browsers keep it for connections under TLS.
    private let isSecure: Bool
    /// The name of the cookie.
    package let name: String
    /// How long browsers keep it, in seconds; nil for as long as the browser runs, or the server keeps what it belongs to.
    private let lifetime: Int?

    /// The cookie of sessions.
    package init(isSecure: Bool = true) {
        self.init(isSecure: isSecure, word: "roost", lifetime: nil)
    }

    private init(isSecure: Bool, word: String, lifetime: Int?) {
        self.isSecure = isSecure
        self.name = (isSecure ? "__Host-" : "") + word
        self.lifetime = lifetime
    }

    /// The cookie of a sign-in that was begun: `Lax`, so that browsers send it when a provider sends them back.
    var ofAttempt: Self { Self(isSecure: self.isSecure, word: "roost-login", lifetime: 600) }

    /// The value of a request's `Cookie`; nil where there is none, or more than one.
    package func value(in header: String?) -> String? {
        guard let header, !header.isEmpty else { return nil }
        let prefix = self.name + "="
        let values = header.split(separator: ";").compactMap { pair -> Substring? in
            let trimmed = pair.drop { $0 == " " }
            return trimmed.hasPrefix(prefix) ? trimmed.dropFirst(prefix.utf8.count) : nil
        }
        return values.count == 1 ? values.first.map(String.init) : nil
    }

    /// The field that gives a browser the cookie.
    func set(_ value: String) -> HTTPField {
        let age = self.lifetime.map { "Max-Age=\($0); " } ?? ""
        return HTTPField(name: .setCookie, value: "\(self.name)=\(value); \(age)\(self.attributes)")
    }

    /// The field that takes the cookie away.
    var cleared: HTTPField { HTTPField(name: .setCookie, value: "\(self.name)=; Max-Age=0; \(self.attributes)") }

    private var attributes: String { "Path=/; HttpOnly; SameSite=Lax" + (self.isSecure ? "; Secure" : "") }
}
