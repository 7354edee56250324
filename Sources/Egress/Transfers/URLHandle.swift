internal import CCurl

/// The owner of one parsed URL of libcurl.
@safe
struct URLHandle: ~Copyable {
    private let raw: OpaquePointer

    init() throws(EgressError) {
        guard CurlLibrary.isReady, let raw = unsafe curl_url() else {
            throw EgressError(.libraryFailure, "the URL parser could not be created")
        }
        unsafe self.raw = raw
    }

    deinit { unsafe curl_url_cleanup(self.raw) }

    /// Takes a whole URL, which may not carry credentials, with its path as it is.
    func parse(_ text: String) throws(EgressError) {
        let status = unsafe curl_url_set(self.raw, CURLUPART_URL, text, UInt32(CURLU_DISALLOW_USER | CURLU_PATH_AS_IS))
        guard status == CURLUE_OK else {
            throw EgressError(.invalidRequest, "the URL cannot be asked", detail: unsafe String(cString: curl_url_strerror(status)))
        }
    }

    /// What a mail server's URL says, and whether it says anything more than that.
    var mailServer: (scheme: String?, host: String?, port: Int?, hasMore: Bool) {
        let host = self.part(CURLUPART_HOST, flags: 0)
        let path = self.part(CURLUPART_PATH, flags: 0) ?? "/"
        let hasMore = path != "/" || [CURLUPART_QUERY, CURLUPART_FRAGMENT, CURLUPART_ZONEID].contains { self.part($0, flags: 0) != nil }
        let isBracketed = host?.hasPrefix("[") == true && host?.hasSuffix("]") == true
        return (
            self.part(CURLUPART_SCHEME, flags: 0), isBracketed ? host.map { String($0.dropFirst().dropLast()) } : host,
            self.part(CURLUPART_PORT, flags: 0).flatMap { Int($0) }, hasMore
        )
    }

    /// A part of the URL; nil where it has none.
    func part(_ part: CURLUPart, flags: UInt32 = UInt32(CURLU_DEFAULT_PORT)) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard unsafe curl_url_get(self.raw, part, &text, flags) == CURLUE_OK, let text = unsafe text else { return nil }
        defer { unsafe curl_free(text) }
        return unsafe String(cString: text)
    }
}
