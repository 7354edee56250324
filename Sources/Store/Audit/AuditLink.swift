package import Model

/// One link of the chain of the audit.
package struct AuditLink: Sendable {
    package let seal: AuditSeal
    /// The record that was sealed.
    package let recordID: Int
    /// That record as it is now; nil where it is gone.
    package let record: SealedRecord?

    package init(seal: AuditSeal, recordID: Int, record: SealedRecord?) {
        self.seal = seal
        self.recordID = recordID
        self.record = record
    }
}
