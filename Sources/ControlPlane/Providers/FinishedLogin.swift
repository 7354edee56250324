/// The second half of a sign-in through a provider.
package struct FinishedLogin: Sendable {
    /// The session that was opened; nil where an identity was linked to the account that is signed in.
    package let session: OpenedSession?
    /// The path on which the browser goes on.
    package let returnPath: String
}
