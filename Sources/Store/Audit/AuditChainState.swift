package import Model

/// Where the chain of the audit ends.
package struct AuditChainState: Sendable, Hashable {
    /// The last seal, as the chain's head has it; number 0 of a chain without records.
    package let head: AuditSeal
    /// How many records are not in the chain yet.
    package let unsealed: Int
    /// How old the oldest of them is, in seconds; nil where there is none.
    package let oldestUnsealedSeconds: Int?

    package init(head: AuditSeal, unsealed: Int, oldestUnsealedSeconds: Int?) {
        self.head = head
        self.unsealed = unsealed
        self.oldestUnsealedSeconds = oldestUnsealedSeconds
    }
}
