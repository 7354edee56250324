package import Model

/// Whose requests are counted together.
package enum RateSubject: Sendable, Hashable {
    /// A user, over all sessions and tokens.
    case user(UserID)
    /// A client without credentials, by its address.
    case address(String)
}
