/// What is left of a rate limit after a request was counted.
package struct RateLimitStatus: Sendable, Hashable {
    package let isAllowed: Bool
    /// The requests in a window.
    package let limit: Int
    package let remaining: Int
    /// Seconds until the limit is full again.
    package let resetSeconds: Int
    /// Seconds until a refused request would be allowed.
    package let retryAfterSeconds: Int

    package init(isAllowed: Bool, limit: Int, remaining: Int, resetSeconds: Int, retryAfterSeconds: Int) {
        self.isAllowed = isAllowed
        self.limit = limit
        self.remaining = remaining
        self.resetSeconds = resetSeconds
        self.retryAfterSeconds = retryAfterSeconds
    }
}
