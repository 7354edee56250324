/// A record's place in the chain of the audit.
package struct AuditSeal: Sendable, Hashable {
    /// Counts from 1, in the order in which records were sealed.
    package let number: Int
    /// SHA-256 of the seal before it and the record.
    package let hash: [UInt8]

    package init(number: Int, hash: [UInt8]) {
        self.number = number
        self.hash = hash
    }
}
