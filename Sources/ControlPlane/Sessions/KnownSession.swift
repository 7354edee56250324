import FoundationEssentials
import Model

/// What is kept of a session whose secret was presented.
struct KnownSession: Sendable {
    let id: SessionID
    let userID: UserID
    /// The count of its user's sessions that it belongs to: a change of the password begins another.
    let epoch: Int
    let authenticatedAt: Date
}
