/// What whoever holds a link to an account may do with it, once.
package enum AccountLink: Sendable {
    /// Give the user another password.
    case password(UserID)
    /// Let this be the user's address.
    case email(UserID, email: String)
    /// Make an account.
    case registration(username: String, email: String, passwordHash: String)
}
