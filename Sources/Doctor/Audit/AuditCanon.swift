internal import Crypto
internal import FoundationEssentials
package import Store

/// The hash of a record, computed here and not by the database that is being checked.
///
/// `audit_canon` of the migration V0026 has the same form: each field with its length (four bytes, big-endian; -1 for what is null)
/// before it, in the order of ``bytes(of:)``.
package enum AuditCanon {
    /// The hash before the first record.
    package static let origin = [UInt8](repeating: 0, count: 32)

    /// The hash of a record that follows one with the hash `previous`.
    package static func hash(of record: SealedRecord, after previous: [UInt8]) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(data: previous)
        hasher.update(data: Self.bytes(of: record))
        return Array(hasher.finalize())
    }

    static func bytes(of record: SealedRecord) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(320)
        Self.add(Self.bigEndian(UInt64(bitPattern: Int64(record.id))), to: &bytes)
        Self.add(record.teamID.map(Self.bytes(of:)), to: &bytes)
        for text in [record.actorKind, record.actorName, record.action, record.resource] { Self.add(Array(text.utf8), to: &bytes) }
        Self.add([record.isAllowed ? 1 : 0], to: &bytes)
        Self.add(Array(record.traceID.utf8), to: &bytes)
        Self.add(record.address.map { Array($0.utf8) }, to: &bytes)
        Self.add(Self.bigEndian(UInt64(bitPattern: Int64(record.microseconds))), to: &bytes)
        return bytes
    }

    private static func add(_ field: [UInt8]?, to bytes: inout [UInt8]) {
        let length = field.map { Int32(clamping: $0.count) } ?? -1
        bytes += Self.bigEndian(UInt32(bitPattern: length))
        if let field { bytes += field }
    }

    private static func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        stride(from: value.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    private static func bytes(of id: UUID) -> [UInt8] {
        let (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) = id.uuid
        return [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]
    }
}
