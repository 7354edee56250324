package import FoundationEssentials

/// A record of the audit as it is kept.
package struct AuditEntry: Sendable {
    package let id: Int
    package let at: Date
    package let record: AuditRecord
    /// nil for one that was made a moment ago.
    package let seal: AuditSeal?

    package init(id: Int, at: Date, record: AuditRecord, seal: AuditSeal?) {
        self.id = id
        self.at = at
        self.record = record
        self.seal = seal
    }
}
