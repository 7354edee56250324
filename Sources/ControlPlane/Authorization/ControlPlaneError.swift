package import Model

/// Why a use case refused; the API maps each case to a status and a stable code.
package enum ControlPlaneError: Error, Sendable {
    /// No, or no longer valid, credentials.
    case unauthenticated
    /// The caller may see the object, but not do this to it.
    case forbidden(Permission)
    /// The caller could, but not with this token.
    case insufficientScope(Permission)
    /// No such object, or none that the caller may see: the two are never told apart.
    case notFound
    /// What is asked for does not fit the state of things; the message says what would.
    case conflict(String)
    /// The object changed since the caller read it.
    case preconditionFailed
    /// The key of a request was used for another request.
    case keyReused
    case invalid(ValidationError)
    /// A part that this needs does not answer; the message names it.
    case unavailable(String)
    /// Something of ours is broken; the message is for the log, not for the client.
    case inconsistent(String)
}
