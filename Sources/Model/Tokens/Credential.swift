package import FoundationEssentials

/// What a caller proved who it is with.
package enum Credential: Sendable, Hashable {
    /// An API token, by the name that its user gave it.
    case token(TokenID, name: String)
    /// A session, and when its user last gave a password.
    case session(SessionID, authenticatedAt: Date)

    /// The id alone.
    package var id: String {
        switch self {
        case .token(let id, _): id.description
        case .session(let id, _): id.description
        }
    }
}
