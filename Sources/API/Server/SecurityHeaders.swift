import HTTPTypes

/// What every answer tells a browser: nothing of it may be sniffed, framed, run, kept or sent on.
enum SecurityHeaders {
    private static let fields: [HTTPField] = [
        HTTPField(name: .cacheControl, value: "no-store"),
        HTTPField(name: .contentSecurityPolicy, value: "default-src 'none'; frame-ancestors 'none'"),
        HTTPField(name: .referrerPolicy, value: "no-referrer"),
        HTTPField(name: .xContentTypeOptions, value: "nosniff"),
    ]

    /// The fields for an answer that has none of them, or a policy of its own.
    static func fields(for headers: HTTPFields) -> [HTTPField] {
        headers.contains(.contentSecurityPolicy) ? Self.fields.filter { $0.name != .contentSecurityPolicy } : Self.fields
    }
}
