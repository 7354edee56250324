package import Model

/// A session that was just made: the one moment in which its secret is known.
package struct OpenedSession: Sendable {
    package let user: User
    package let id: SessionID
    package let secret: SessionSecret
}
