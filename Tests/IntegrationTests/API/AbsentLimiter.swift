import ControlPlane

/// A limiter that does not answer, as where Redis is down.
struct AbsentLimiter: RequestLimiting {
    func take(_ subject: RateSubject) async -> RateDecision? { nil }
}
