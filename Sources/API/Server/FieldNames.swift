package import HTTPTypes

extension HTTPField.Name {
    /// A valid name; `Accept` would stand in for one that is not, and the tests would notice.
    private static func named(_ name: StaticString) -> Self { Self(name.description) ?? .accept }

    /// Repeats what `GET /api/me` tells a session, on requests that change something.
    package static let csrfToken = Self.named("X-CSRF-Token")
    /// What proxies say of who came to them.
    package static let forwardedFor = Self.named("X-Forwarded-For")
    package static let idempotencyKey = Self.named("Idempotency-Key")
    /// Stands on an answer that was given before.
    package static let idempotencyReplayed = Self.named("Idempotency-Replayed")
    package static let lastEventID = Self.named("Last-Event-ID")
    package static let nextLink = Self.named("Link")
    package static let rateLimitLimit = Self.named("RateLimit-Limit")
    package static let rateLimitRemaining = Self.named("RateLimit-Remaining")
    package static let rateLimitReset = Self.named("RateLimit-Reset")
    package static let referrerPolicy = Self.named("Referrer-Policy")
    /// What a browser says of where a request comes from (Fetch Metadata).
    package static let secFetchSite = Self.named("Sec-Fetch-Site")
    package static let traceID = Self.named("X-Trace-Id")
    package static let traceParent = Self.named("traceparent")
}
