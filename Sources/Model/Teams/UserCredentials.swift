/// What a login is checked against.
package struct UserCredentials: Sendable {
    package let user: User
    /// Argon2id in PHC format; nil for a user who signs in through a provider alone.
    package let passwordHash: String?
    /// Counts the changes that end every session of the user.
    package let sessionEpoch: Int
    /// The sealed secret of the one-time codes; nil where the user has none.
    package let codeSecret: [UInt8]?

    package init(user: User, passwordHash: String?, sessionEpoch: Int, codeSecret: [UInt8]? = nil) {
        self.user = user
        self.passwordHash = passwordHash
        self.sessionEpoch = sessionEpoch
        self.codeSecret = codeSecret
    }
}
