import HTTPTypes

/// What every answer tells a browser: nothing of it may be sniffed, framed, run, kept or sent on.
enum SecurityHeaders {
    private static let fields: [HTTPField] = [
        HTTPField(name: .cacheControl, value: "no-store"),
        HTTPField(name: .contentSecurityPolicy, value: "default-src 'none'; frame-ancestors 'none'"),
        HTTPField(name: .referrerPolicy, value: "no-referrer"),
        HTTPField(name: .xContentTypeOptions, value: "nosniff"),
    ]

    /// Adds the fields to an answer that has none of them, or a policy of its own.
    static func add(to headers: inout HTTPFields) {
        let hasPolicy = headers[.contentSecurityPolicy] != nil
        for field in Self.fields where !hasPolicy || field.name != .contentSecurityPolicy { headers.append(field) }
    }
}
