/// What can be deleted in a way that can be undone.
package enum DeletionKind: String, Sendable, Hashable, CaseIterable {
    case team
    case project
    case environment
    case application
}
