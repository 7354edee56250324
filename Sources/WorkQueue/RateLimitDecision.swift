/// The rate limiter's answer.
public struct RateLimitDecision: Sendable, Hashable {
    /// Whether the units were taken.
    public let isAllowed: Bool
    /// The most units that can be taken at once.
    public let limit: Int
    /// How many more units could be taken now.
    public let remaining: Int
    /// When nothing of what was taken is remembered any more.
    public let resetAfter: Duration
    /// When the same request would be allowed; `nil` when it is allowed now, or never because it exceeds the burst.
    public let retryAfter: Duration?
}
