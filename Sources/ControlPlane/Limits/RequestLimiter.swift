import Model
package import WorkQueue

/// Counts requests in Redis by GCRA: per user over all tokens, and per address without one.
package struct RequestLimiter: RequestLimiting {
    private let limiter: RateLimiter
    private let signedIn: RateLimit
    private let anonymous: RateLimit
    /// What one subject asks in the same moment is counted in one step.
    private let counts = BatchedCalls<RateSubject, Void, [RateLimitDecision], any Error>()

    /// - Parameters:
    ///   - signedInPerMinute: for a user over all tokens.
    ///   - anonymousPerMinute: for an address without credentials.
    package init(limiter: RateLimiter, signedInPerMinute: Int = 1000, anonymousPerMinute: Int = 100) {
        self.limiter = limiter
        self.signedIn = RateLimit(count: signedInPerMinute, period: .seconds(60))
        self.anonymous = RateLimit(count: anonymousPerMinute, period: .seconds(60))
    }

    package func take(_ subject: RateSubject) async -> RateDecision? {
        let (key, limit) =
            switch subject {
            case .user(let id): ("http:user:\(id)", self.signedIn)
            case .address(let address): ("http:address:\(address)", self.anonymous)
            }
        let counted = try? await self.counts.answer(to: (), in: subject) { callers in
            try await self.limiter.take(key: key, limit: limit, times: callers.count)
        }
        guard let (decisions, position) = counted, decisions.indices.contains(position) else { return nil }
        let decision = decisions[position]
        return RateDecision(
            isAllowed: decision.isAllowed, limit: decision.limit, remaining: decision.remaining,
            resetSeconds: Self.seconds(decision.resetAfter), retryAfterSeconds: decision.retryAfter.map(Self.seconds))
    }

    /// Whole seconds, rounded up: a client that waits them is let through.
    private static func seconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return Int(clamping: seconds) + (attoseconds > 0 ? 1 : 0)
    }
}
