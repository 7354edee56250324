import HTTPTypes

/// How the secret of a session travels.
///
/// `__Host-` makes browsers refuse a cookie that another host, or a page without TLS, wants to set (RFC 6265bis section 4.1.3.2).
package struct SessionCookie: Sendable, Hashable {
    /// Whether browsers keep it for connections under TLS.
    private let isSecure: Bool

    package init(isSecure: Bool = true) {
        self.isSecure = isSecure
    }

    /// The name of the cookie.
    package var name: String { self.isSecure ? "__Host-roost" : "roost" }

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

    /// The field that gives a browser the cookie; it is for as long as the browser runs, or the server keeps the session.
    func set(_ value: String) -> HTTPField { HTTPField(name: .setCookie, value: "\(self.name)=\(value); \(self.attributes)") }

    /// The field that takes the cookie away.
    var cleared: HTTPField { HTTPField(name: .setCookie, value: "\(self.name)=; Max-Age=0; \(self.attributes)") }

    private var attributes: String { "Path=/; HttpOnly; SameSite=Lax" + (self.isSecure ? "; Secure" : "") }
}
