import API
import ControlPlane
import Foundation
import Model
import Synchronization

/// Knows one token and one session, and counts like a limit of `limit` requests per key.
final class TestGate: RequestGate {
    static let token = "roost_p_test"
    static let caller = Caller(
        userID: .make(), username: "ada", tokenID: .make(), tokenName: "test", boundTeamID: nil, permissions: nil)

    static let session = SessionSecret()
    static let person = Caller(userID: .make(), username: "ada", sessionID: .make(), authenticatedAt: Date(timeIntervalSince1970: 0))

    private let limit: Int
    private let counts = Mutex<[RateSubject: Int]>([:])
    private let refusals = Mutex<[String]>([])

    init(limit: Int = 1000) { self.limit = limit }

    /// What was recorded as refused.
    var notedRefusals: [String] { self.refusals.withLock { $0 } }

    var subjects: [RateSubject: Int] { self.counts.withLock { $0 } }

    func authenticate(token: String) async throws -> Caller? {
        token == Self.token ? Self.caller : nil
    }

    func authenticate(session: SessionSecret) async throws -> Caller? {
        session.hash == Self.session.hash ? Self.person : nil
    }

    func isValid(session: SessionSecret) async throws -> Bool { session.hash == Self.session.hash }

    func count(_ subject: RateSubject) async -> RateDecision? {
        let used = self.counts.withLock { counts in
            counts[subject, default: 0] += 1
            return counts[subject, default: 0]
        }
        return RateDecision(
            isAllowed: used <= self.limit, limit: self.limit, remaining: max(0, self.limit - used), resetSeconds: 60, retryAfterSeconds: 7)
    }

    func noteUse(_ context: CallContext) async throws {}

    func note(refusalOf action: String, resource: String, at place: AuditedPlace, _ context: CallContext) async throws {
        self.refusals.withLock { $0.append("\(action) \(resource)") }
    }
}
