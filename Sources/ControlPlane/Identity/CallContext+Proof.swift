import FoundationEssentials
import Model

extension CallContext {
    /// Refuses who has not given a password of late: a browser that was left open, or a cookie that was stolen, is not enough for what
    /// decides who can sign in.
    ///
    /// - Throws: ``ControlPlaneError/reauthenticationRequired(_:)``
    func requireRecentProof(within duration: Duration) throws(ControlPlaneError) {
        let authenticatedAt = try self.requireSession()
        guard Date().timeIntervalSince(authenticatedAt) < Double(duration.components.seconds) else {
            throw .reauthenticationRequired(
                "Sign in again: this needs a password that was given within \(duration.components.seconds / 60) minutes.")
        }
    }

    /// Refuses a token: what a person alone decides.
    ///
    /// - Returns: when the person proved who they are.
    /// - Throws: ``ControlPlaneError/reauthenticationRequired(_:)``
    @discardableResult
    func requireSession() throws(ControlPlaneError) -> Date {
        guard case .session(_, let authenticatedAt) = self.caller.credential else {
            throw .reauthenticationRequired("This needs a session: sign in with POST /api/auth/login.")
        }
        return authenticatedAt
    }
}
