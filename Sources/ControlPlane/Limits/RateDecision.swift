/// Whether a request may pass, and what its caller has left.
package struct RateDecision: Sendable, Hashable {
    package let isAllowed: Bool
    package let limit: Int
    package let remaining: Int
    /// Seconds until all is available again.
    package let resetSeconds: Int
    /// Seconds after which a refused request would pass.
    package let retryAfterSeconds: Int?

    package init(isAllowed: Bool, limit: Int, remaining: Int, resetSeconds: Int, retryAfterSeconds: Int?) {
        self.isAllowed = isAllowed
        self.limit = limit
        self.remaining = remaining
        self.resetSeconds = resetSeconds
        self.retryAfterSeconds = retryAfterSeconds
    }
}
