public import FoundationEssentials

/// A type whose values can be bound as parameters.
public protocol PostgresEncodable: Sendable {
    /// The value to bind.
    var postgresValue: PostgresValue { get }
}

extension PostgresEncodable where Self: RawRepresentable, RawValue: PostgresEncodable {
    /// The raw value's.
    public var postgresValue: PostgresValue { self.rawValue.postgresValue }
}

extension String: PostgresEncodable {
    /// Text.
    public var postgresValue: PostgresValue { .text(self) }
}

extension Bool: PostgresEncodable {
    /// `t` or `f`.
    public var postgresValue: PostgresValue { .text(self ? "t" : "f") }
}

extension Int: PostgresEncodable {
    /// Decimal digits.
    public var postgresValue: PostgresValue { .text(String(self)) }
}

extension Int16: PostgresEncodable {
    /// Decimal digits.
    public var postgresValue: PostgresValue { .text(String(self)) }
}

extension Int32: PostgresEncodable {
    /// Decimal digits.
    public var postgresValue: PostgresValue { .text(String(self)) }
}

extension Int64: PostgresEncodable {
    /// Decimal digits.
    public var postgresValue: PostgresValue { .text(String(self)) }
}

extension Double: PostgresEncodable {
    /// The shortest digits that read back as the same number.
    public var postgresValue: PostgresValue { .text(String(self)) }
}

extension UUID: PostgresEncodable {
    /// The canonical text.
    public var postgresValue: PostgresValue { .uuid(self) }
}

extension Date: PostgresEncodable {
    /// ISO 8601 in UTC, to the microsecond.
    public var postgresValue: PostgresValue { .text(TimestampCodec.text(of: self)) }
}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    /// `NULL` for nil.
    public var postgresValue: PostgresValue {
        switch self {
        case .none: .null
        case .some(let value): value.postgresValue
        }
    }
}

extension Array: PostgresEncodable where Element: PostgresArrayElement {
    /// A Postgres array; for bytes a `bytea`.
    public var postgresValue: PostgresValue { Element.postgresValue(of: self) }
}
