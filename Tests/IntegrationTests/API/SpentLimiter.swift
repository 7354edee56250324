import ControlPlane

/// A limiter at which everybody has used up what they may ask.
struct SpentLimiter: RequestLimiting {
    func take(_ subject: RateSubject) async -> RateDecision? {
        RateDecision(isAllowed: false, limit: 1000, remaining: 0, resetSeconds: 60, retryAfterSeconds: 7)
    }
}
