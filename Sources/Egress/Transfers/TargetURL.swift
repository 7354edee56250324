internal import CCurl

/// A URL that may be asked, as libcurl's own parser understands it: there is no second opinion about where it leads.
@safe
struct TargetURL: Sendable {
    /// The URL in the form that libcurl gave it, for libcurl.
    let text: String

    /// - Throws: ``EgressError`` `invalidRequest` for what is no URL of the web or carries credentials; `addressRefused` where port or
    ///   address, if it names one, may not be reached.
    init(_ text: String, policy: AddressPolicy) throws(EgressError) {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7f }), text.utf8.count <= Self.maximumLength else {
            throw EgressError(.invalidRequest, "the URL holds blanks or control characters, or is too long")
        }
        let handle = try URLHandle()
        try handle.parse(text)
        guard let scheme = handle.part(CURLUPART_SCHEME), scheme == "http" || scheme == "https" else {
            throw EgressError(.invalidRequest, "the URL is neither http nor https")
        }
        guard let host = handle.part(CURLUPART_HOST), !host.isEmpty, handle.part(CURLUPART_ZONEID) == nil,
            let port = handle.part(CURLUPART_PORT).flatMap({ Int($0) }), let whole = handle.part(CURLUPART_URL, flags: 0)
        else {
            throw EgressError(.invalidRequest, "the URL names no host that can be asked")
        }
        guard PortPolicy.permits(port) else { throw EgressError(.addressRefused, "the port \(port) may not be asked") }
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        if let address = IPAddress(bare), !policy.permits(address) {
            throw EgressError(.addressRefused, "the address of the URL may not be reached")
        }
        self.text = whole
    }

    /// How long a URL may be, in bytes.
    static let maximumLength = 8192
}
