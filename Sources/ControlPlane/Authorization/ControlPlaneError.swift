package import Model

/// Why a use case refused; the API maps each case to a status and a stable code.
package enum ControlPlaneError: Error, Sendable {
    /// No, or no longer valid, credentials.
    case unauthenticated
    /// What somebody wanted to sign in with is wrong: never told is which part of it.
    case loginRefused
    /// The caller has to prove anew who it is; the message says how.
    case reauthenticationRequired(String)
    /// The password is right, and a one-time code is needed beside it; the message says what is wrong with the one that was given.
    case codeRequired(String)
    /// What a browser brought back from a provider proves nothing; the message says what is wrong with it.
    case signInRejected(String)
    /// The provider said who it is, and that person may not sign in; the message says why.
    case signInNotAllowed(String)
    /// The provider does not answer, or not as it has to.
    case providerFailed(String)
    /// Too many tries to prove who one is; the next one is welcome after so many seconds.
    case throttled(Int)
    /// A link of a mail or an invitation that does not hold: never told is why.
    case linkUnusable
    /// The code of a program's sign-in that does not hold: never told is why.
    case deviceCodeUnusable
    /// Nobody has approved a program's sign-in yet; it may ask again after so many seconds.
    case approvalPending(Int)
    /// The caller may see the object, but not do this to it.
    case forbidden(Permission)
    /// The caller could, but not with this token.
    case insufficientScope(Permission)
    /// A role that may do more than the caller may there: these permissions.
    case exceedsOwn(RoleName, [String])
    /// A token that could do what the caller may not there: these permissions.
    case beyondOwn([String])
    /// The team requires a second factor, and the caller has none.
    case secondFactorRequired
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
