/// Whether something may be done, and what decided it; bindings and rules are named by their places in the authority.
public struct Decision: Hashable, Sendable {
    /// What is decided about a permission that the policy has not.
    public static let unknownPermission = Self(.unknownPermission)

    /// What decided.
    public let reason: DecisionReason

    init(_ reason: DecisionReason) {
        self.reason = reason
    }

    /// Whether it may be done.
    public var isAllowed: Bool { if case .granted = self.reason { true } else { false } }
}
