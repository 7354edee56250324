/// On what kind of object a permission is asked for.
package enum ResourceKind: String, Sendable, Hashable, CaseIterable {
    case system
    case team
    case project
    case environment
    case application
    case deployment
    case domain
    case token
}
