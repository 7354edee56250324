package import ControlPlane
package import Model

/// Who calls, and whether the caller may call now: asked before every handler.
package protocol RequestGate: Sendable {
    /// The caller whose token this is; nil for a token that does not hold.
    func authenticate(token: String) async throws -> Caller?

    /// The caller whose session this is; nil for one that has ended.
    func authenticate(session: SessionSecret) async throws -> Caller?

    /// Whether a session holds, without using it.
    func isValid(session: SessionSecret) async throws -> Bool

    /// Counts one request; nil where limits cannot be known now, and the request goes on.
    func count(_ subject: RateSubject) async -> RateDecision?

    /// Records that the caller's token is used, where that is due.
    func noteUse(_ context: CallContext) async throws

    /// Records a request that was refused for what its caller may do.
    func note(refusalOf action: String, resource: String, at place: AuditedPlace, _ context: CallContext) async throws
}
