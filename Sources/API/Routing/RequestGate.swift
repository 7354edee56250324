package import ControlPlane
package import Model

/// Who calls, and whether the caller may call now: asked before every handler.
package protocol RequestGate: Sendable {
    /// The caller whose token this is; nil for a token that does not hold.
    func authenticate(token: String) async throws -> Caller?

    /// Counts one request; nil where limits cannot be known now, and the request goes on.
    func count(_ subject: RateSubject) async -> RateDecision?
}
