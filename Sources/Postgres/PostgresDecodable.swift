public import FoundationEssentials

/// A type that can be read from a column.
public protocol PostgresDecodable {
    /// Reads a column.
    ///
    /// - Throws: ``PostgresError`` with code `decoding` when the column holds something else, `NULL` included.
    init(postgres cell: borrowing PostgresCell) throws(PostgresError)
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
    /// Reads the raw value; an unknown one is an error.
    public init(postgres cell: borrowing PostgresCell) throws(PostgresError) {
        guard let value = Self(rawValue: try RawValue(postgres: cell)) else { throw cell.mismatch("\(Self.self)") }
        self = value
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    /// Reads `NULL` as nil.
    public init(postgres cell: borrowing PostgresCell) throws(PostgresError) {
        self = cell.isNull ? .none : .some(try Wrapped(postgres: cell))
    }
}

extension Array: PostgresDecodable where Element: PostgresArrayElement {
    /// Reads an array; for bytes a `bytea`.
    public init(postgres cell: borrowing PostgresCell) throws(PostgresError) {
        guard !cell.isNull else { throw cell.mismatch("\(Self.self)") }
        self = try Element.elements(in: cell)
    }
}

extension Bool: PostgresDecodable {
    /// Reads a `boolean`.
    public init(postgres cell: borrowing PostgresCell) throws(PostgresError) {
        guard cell.type == .bool, !cell.isNull else { throw cell.mismatch("Bool") }
        self = try cell.integer(as: UInt8.self) != 0
    }
}

extension Int64: PostgresDecodable {
    /// Reads any integer type, or a `numeric` without fraction.
    public init(postgres cell: borrowing PostgresCell) throws(PostgresError) {
        guard !cell.isNull else { throw cell.mismatch("Int64") }
        switch cell.type {
        case .int8: self = try cell.integer()
        case .int4: self = Int64(try cell.integer(as: Int32.self))
        case .int2: self = Int64(try cell.integer(as: Int16.self))
        case .oid: self = Int64(try cell.integer(as: UInt32.self))
        case .numeric:
            guard let value = Int64(try NumericCodec.text(of: cell)) else { throw cell.mismatch("Int64") }
            self = value
        default: throw cell.mismatch("Int64")
        }
    }
}

extension Int: PostgresDecodable {
    /// Reads any integer type, or a `numeric` without fraction.
    public init(postgres cell: borrowing PostgresCell) throws(PostgresError) {
        guard let value = Int(exactly: try Int64(postgres: cell)) else { throw cell.mismatch("Int") }
        self = value
    }
}

extension Int32: PostgresDecodable {
    /// Reads any integer type whose value fits.
    public init(postgres cell: borrowing PostgresCell) throws(PostgresError) {
        guard let value = Int32(exactly: try Int64(postgres: cell)) else { throw cell.mismatch("Int32") }
        self = value
    }
}

extension Int16: PostgresDecodable {
    /// Reads any integer type whose value fits.
    public init(postgres cell: borrowing PostgresCell) throws(PostgresError) {
        guard let value = Int16(exactly: try Int64(postgres: cell)) else { throw cell.mismatch("Int16") }
        self = value
    }
}

extension Double: PostgresDecodable {
    /// Reads a floating-point or integer type, or a `numeric`.
    public init(postgres cell: borrowing PostgresCell) throws(PostgresError) {
        guard !cell.isNull else { throw cell.mismatch("Double") }
        switch cell.type {
        case .float8: self = Double(bitPattern: try cell.integer())
        case .float4: self = Double(Float(bitPattern: try cell.integer()))
        case .numeric:
            guard let value = Double(try NumericCodec.text(of: cell)) else { throw cell.mismatch("Double") }
            self = value
        default: self = Double(try Int64(postgres: cell))
        }
    }
}

extension UUID: PostgresDecodable {
    /// Reads a `uuid`.
    public init(postgres cell: borrowing PostgresCell) throws(PostgresError) {
        guard cell.type == .uuid, !cell.isNull, cell.count == 16 else { throw cell.mismatch("UUID") }
        let high = try cell.integer(at: 0, as: UInt64.self)
        let low = try cell.integer(at: 8, as: UInt64.self)
        self.init(
            uuid: (
                UInt8(truncatingIfNeeded: high >> 56), UInt8(truncatingIfNeeded: high >> 48), UInt8(truncatingIfNeeded: high >> 40),
                UInt8(truncatingIfNeeded: high >> 32), UInt8(truncatingIfNeeded: high >> 24), UInt8(truncatingIfNeeded: high >> 16),
                UInt8(truncatingIfNeeded: high >> 8), UInt8(truncatingIfNeeded: high),
                UInt8(truncatingIfNeeded: low >> 56), UInt8(truncatingIfNeeded: low >> 48), UInt8(truncatingIfNeeded: low >> 40),
                UInt8(truncatingIfNeeded: low >> 32), UInt8(truncatingIfNeeded: low >> 24), UInt8(truncatingIfNeeded: low >> 16),
                UInt8(truncatingIfNeeded: low >> 8), UInt8(truncatingIfNeeded: low)
            ))
    }
}

extension Date: PostgresDecodable {
    /// Reads a `timestamptz`, a `timestamp` taken as UTC, or a `date` as its midnight in UTC.
    public init(postgres cell: borrowing PostgresCell) throws(PostgresError) {
        guard !cell.isNull else { throw cell.mismatch("Date") }
        switch cell.type {
        case .timestamptz, .timestamp: self = TimestampCodec.date(microseconds: try cell.integer())
        case .date: self = TimestampCodec.date(days: try cell.integer())
        default: throw cell.mismatch("Date")
        }
    }
}

extension String: PostgresDecodable {
    /// Reads text, JSON, enumerations, and the usual scalar types in the text that Postgres itself gives them.
    public init(postgres cell: borrowing PostgresCell) throws(PostgresError) {
        guard !cell.isNull else { throw cell.mismatch("String") }
        guard !cell.type.isText else {
            self = try cell.text()
            return
        }
        switch cell.type {
        case .jsonb: self = try cell.text(from: 1)
        case .uuid: self = try UUID(postgres: cell).uuidString.lowercased()
        case .int2, .int4, .int8, .oid: self = String(try Int64(postgres: cell))
        case .numeric: self = try NumericCodec.text(of: cell)
        case .bool: self = try Bool(postgres: cell) ? "t" : "f"
        case .float4, .float8: self = String(try Double(postgres: cell))
        case .inet, .cidr: self = try InetCodec.text(of: cell)
        case .timestamptz, .timestamp: self = TimestampCodec.text(of: try Date(postgres: cell))
        default: throw cell.mismatch("String; cast the column to text")
        }
    }
}
