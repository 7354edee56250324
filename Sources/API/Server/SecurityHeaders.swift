import HTTPTypes

/// What every answer tells a browser: nothing of it may be sniffed, framed, run, kept or sent on.
enum SecurityHeaders {
    static func add(to headers: inout HTTPFields) {
        headers[.cacheControl] = "no-store"
        headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
        headers[.referrerPolicy] = "no-referrer"
        headers[.xContentTypeOptions] = "nosniff"
    }
}
