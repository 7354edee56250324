/// One column of one row, lent while it is decoded, in the server's binary format.
@safe
public struct PostgresCell: ~Copyable {
    private let bytes: UnsafeRawBufferPointer
    /// Whether the column is `NULL`.
    public let isNull: Bool
    let type: PostgresType
    let column: Int

    init(bytes: UnsafeRawBufferPointer, isNull: Bool, type: PostgresType, column: Int) {
        unsafe self.bytes = bytes
        self.isNull = isNull
        self.type = type
        self.column = column
    }

    /// The number of bytes.
    var count: Int { unsafe self.bytes.count }

    /// A big-endian integer at an offset, or an error when the cell is too short.
    func integer<Value: FixedWidthInteger & BitwiseCopyable>(
        at offset: Int = 0, as type: Value.Type = Value.self
    ) throws(PostgresError) -> Value {
        guard offset >= 0, offset <= self.count - MemoryLayout<Value>.size else { throw self.malformed() }
        return Value(bigEndian: unsafe self.bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
    }

    /// The bytes from an offset on as text.
    func text(from offset: Int = 0) throws(PostgresError) -> String {
        guard !self.isNull, offset <= self.count else { throw self.malformed() }
        return unsafe String(decoding: UnsafeRawBufferPointer(rebasing: self.bytes[offset...]), as: UTF8.self)
    }

    /// A copy of the bytes.
    func copiedBytes() throws(PostgresError) -> [UInt8] {
        guard !self.isNull else { throw self.mismatch("[UInt8]") }
        return unsafe [UInt8](self.bytes)
    }

    /// Lends a part of the cell as a cell of another type, as elements of an array are.
    func withPart<R>(
        from offset: Int, count: Int, type: PostgresType, _ body: (borrowing PostgresCell) throws(PostgresError) -> R
    ) throws(PostgresError) -> R {
        guard offset >= 0, count >= 0, offset <= self.count, count <= self.count - offset else { throw self.malformed() }
        let part = unsafe UnsafeRawBufferPointer(rebasing: self.bytes[offset..<(offset + count)])
        return try body(unsafe PostgresCell(bytes: part, isNull: false, type: type, column: self.column))
    }

    /// Lends a null cell of this column.
    func withNull<R>(_ body: (borrowing PostgresCell) throws(PostgresError) -> R) throws(PostgresError) -> R {
        try body(
            unsafe PostgresCell(bytes: UnsafeRawBufferPointer(start: nil, count: 0), isNull: true, type: self.type, column: self.column))
    }

    /// The error for a column that does not hold what was asked for.
    func mismatch(_ wanted: String) -> PostgresError {
        let found = self.isNull ? "NULL" : "type \(self.type.rawValue)"
        return PostgresError(.decoding, "column \(self.column) holds \(found), not \(wanted)")
    }

    /// The error for bytes that are not of the column's type.
    func malformed() -> PostgresError {
        PostgresError(.decoding, self.isNull ? "column \(self.column) holds NULL" : "column \(self.column) is malformed")
    }
}
