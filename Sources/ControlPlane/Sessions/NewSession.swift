import Model

/// A session that is about to be opened for somebody who has proved who they are.
struct NewSession: Sendable {
    let user: User
    /// The count of the user's sessions that it belongs to.
    let epoch: Int
    let origin: SessionOrigin
    /// The session that the browser had before; it ends.
    let replaced: SessionSecret?
}
