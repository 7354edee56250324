public import FoundationEssentials

/// A type whose arrays Postgres knows: as an SQL array, or as a `bytea` in the case of bytes.
public protocol PostgresArrayElement: Sendable {
    /// The parameter for a whole array.
    static func postgresValue(of elements: [Self]) -> PostgresValue
    /// Reads a whole array.
    static func elements(in cell: borrowing PostgresCell) throws(PostgresError) -> [Self]
}

extension PostgresArrayElement where Self: PostgresEncodable & PostgresDecodable {
    /// An array literal.
    public static func postgresValue(of elements: [Self]) -> PostgresValue {
        .text(ArrayCodec.literal(elements.map(\.postgresValue)))
    }

    /// The elements of a one-dimensional array; `NULL` elements are an error unless the type is optional.
    public static func elements(in cell: borrowing PostgresCell) throws(PostgresError) -> [Self] {
        try ArrayCodec.elements(in: cell)
    }
}

extension String: PostgresArrayElement {}
extension Bool: PostgresArrayElement {}
extension Int: PostgresArrayElement {}
extension Int16: PostgresArrayElement {}
extension Int32: PostgresArrayElement {}
extension Int64: PostgresArrayElement {}
extension Double: PostgresArrayElement {}
extension Date: PostgresArrayElement {}

extension UUID: PostgresArrayElement {
    /// Several `uuid`, in the server's binary format.
    public static func postgresValue(of elements: [UUID]) -> PostgresValue {
        .binary(ArrayCodec.binary(elements.map(\.bytes), of: .uuid))
    }

    private var bytes: [UInt8] {
        let id = self.uuid
        return [
            id.0, id.1, id.2, id.3, id.4, id.5, id.6, id.7, id.8, id.9, id.10, id.11, id.12, id.13, id.14, id.15,
        ]
    }
}

extension UInt8: PostgresArrayElement {
    /// A `bytea`.
    public static func postgresValue(of elements: [UInt8]) -> PostgresValue { .binary(elements) }

    /// The bytes of a `bytea`.
    public static func elements(in cell: borrowing PostgresCell) throws(PostgresError) -> [UInt8] {
        guard cell.type == .bytea else { throw cell.mismatch("[UInt8]") }
        return try cell.copiedBytes()
    }
}

extension [UInt8]: PostgresArrayElement {
    /// Several `bytea`, in the server's binary format.
    public static func postgresValue(of elements: [[UInt8]]) -> PostgresValue { .binary(ArrayCodec.binary(elements, of: .bytea)) }
}
