import Model
import Synchronization
package import WorkQueue

/// Counts requests in Redis by GCRA: per user over all tokens, and per address without one.
package final class RequestLimiter: RequestLimiting {
    /// The most subjects whose calls are compared; the next one drops those that have not called of late.
    private static let mostSubjects = 4096

    private let limiter: RateLimiter
    private let signedIn: RateLimit
    private let anonymous: RateLimit
    /// What one subject asks in the same moment is counted in one step.
    private let counts = BatchedCalls<RateSubject, Void, [RateLimitDecision], any Error>()
    private let advance = Mutex<[RateSubject: AdvanceCount]>([:])

    /// - Parameters:
    ///   - signedInPerMinute: for a user over all tokens.
    ///   - anonymousPerMinute: for an address without credentials.
    package init(limiter: RateLimiter, signedInPerMinute: Int = 1000, anonymousPerMinute: Int = 100) {
        self.limiter = limiter
        self.signedIn = RateLimit(count: signedInPerMinute, period: .seconds(60))
        self.anonymous = RateLimit(count: anonymousPerMinute, period: .seconds(60))
    }

    package func take(_ subject: RateSubject) async -> RateDecision? {
        let subject = subject.party
        let (decision, ahead) = self.countedBefore(subject)
        if let decision {
            if ahead > 0 { _ = try? await self.count(subject, 0, ahead: ahead) }
            return Self.decision(decision)
        }
        let counted = try? await self.counts.answer(to: (), in: subject) { callers in
            let ahead = self.advance.withLock { $0[subject]?.begin(burst: self.burst(of: subject)) ?? 0 }
            return try await self.count(subject, callers.count, ahead: ahead)
        }
        guard let (decisions, position) = counted, decisions.indices.contains(position) else { return nil }
        return Self.decision(decisions[position])
    }

    /// Decides a call that was counted in advance; with it, how many are to be counted in advance by this one.
    private func countedBefore(_ subject: RateSubject) -> (decision: RateLimitDecision?, ahead: Int) {
        let now = ContinuousClock.now
        return self.advance.withLock { advance in
            if advance.count >= Self.mostSubjects, advance[subject] == nil { advance = advance.filter { !$0.value.isIdle(at: now) } }
            guard advance.count < Self.mostSubjects || advance[subject] != nil else { return (nil, 0) }
            return advance[subject, default: AdvanceCount(at: now)].decide(at: now, burst: self.burst(of: subject))
        }
    }

    private func burst(of subject: RateSubject) -> Int {
        switch subject {
        case .user: self.signedIn.burst
        case .address: self.anonymous.burst
        }
    }

    /// Counts so many calls, and those that are to be counted in advance.
    private func count(_ subject: RateSubject, _ calls: Int, ahead: Int) async throws -> [RateLimitDecision] {
        let (key, limit) =
            switch subject {
            case .user(let id): ("http:user:\(id)", self.signedIn)
            case .address(let address): ("http:address:\(address)", self.anonymous)
            }
        guard ahead > 0 else { return try await self.limiter.take(key: key, limit: limit, times: calls) }
        let began = ContinuousClock.now
        do {
            let decisions = try await self.limiter.take(key: key, limit: limit, times: calls + ahead)
            self.advance.withLock { $0[subject]?.keep(decisions.dropFirst(calls), at: began) }
            return decisions
        } catch {
            self.advance.withLock { $0[subject]?.abandon() }
            throw error
        }
    }

    private static func decision(_ decision: RateLimitDecision) -> RateDecision {
        RateDecision(
            isAllowed: decision.isAllowed, limit: decision.limit, remaining: decision.remaining,
            resetSeconds: Self.seconds(decision.resetAfter), retryAfterSeconds: decision.retryAfter.map(Self.seconds))
    }

    /// Whole seconds, rounded up: a client that waits them is let through.
    private static func seconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return Int(clamping: seconds) + (attoseconds > 0 ? 1 : 0)
    }
}
