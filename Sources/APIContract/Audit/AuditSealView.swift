/// A record's place in the chain of the audit.
package struct AuditSealView: Codable, Hashable, Sendable {
    package var number: Int
    /// SHA-256 of the seal before it and the record, as hexadecimal digits.
    package var hash: String

    package init(number: Int, hash: String) {
        self.number = number
        self.hash = hash
    }
}
