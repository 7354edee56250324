/// A request that is to have its effect once.
package struct IdempotencyClaim: Sendable, Hashable {
    /// The digest of the caller and its key.
    package let id: [UInt8]
    /// The digest of the request, keyed with the key.
    package let fingerprint: [UInt8]

    package init(id: [UInt8], fingerprint: [UInt8]) {
        self.id = id
        self.fingerprint = fingerprint
    }

    /// The number of the advisory lock that is held while the request runs.
    var lock: Int64 { Int64(bitPattern: self.id.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }) }
}
