/// Whether a role may be handed on to somebody else.
public enum GrantDecision: Hashable, Sendable {
    case allowed
    /// The role may do more than whoever would hand it on: these permissions.
    case exceeds([String])
    /// There is no such role there.
    case noSuchRole
}
