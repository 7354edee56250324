package import Model

/// The user whom an identity belongs to.
package struct IdentityOwner: Sendable {
    package let user: User
    /// Counts the changes that end every session of the user.
    package let sessionEpoch: Int
    package let isSuspended: Bool
}
