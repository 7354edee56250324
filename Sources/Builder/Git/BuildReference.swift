package import Model

/// What of a repository is wanted.
package enum BuildReference: Sendable, Hashable, CustomStringConvertible {
    case branch(GitReference)
    case tag(GitReference)
    case commit(CommitHash)

    package var description: String {
        switch self {
        case .branch(let name): "branch \(name)"
        case .tag(let name): "tag \(name)"
        case .commit(let hash): "commit \(hash)"
        }
    }

    /// The full name of the reference at the other side.
    var remoteName: String {
        switch self {
        case .branch(let name): "refs/heads/\(name)"
        case .tag(let name): "refs/tags/\(name)"
        case .commit(let hash): hash.rawValue
        }
    }
}
