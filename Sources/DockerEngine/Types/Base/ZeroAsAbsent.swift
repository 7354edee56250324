/// A field whose zero the engine leaves out or sends as `null`.
///
/// An absent field decodes as zero and a zero is not encoded, so two values that mean the same have the same JSON.
@propertyWrapper
public struct ZeroAsAbsent<Value: ZeroRepresentable & Codable & Sendable>: Codable, Equatable, Sendable {
    /// The value of the field.
    public var wrappedValue: Value

    /// Wraps a value.
    public init(wrappedValue: Value) {
        self.wrappedValue = wrappedValue
    }

    /// Decodes the value itself.
    public init(from decoder: any Decoder) throws {
        wrappedValue = try Value(from: decoder)
    }

    /// Encodes the value itself.
    public func encode(to encoder: any Encoder) throws {
        try wrappedValue.encode(to: encoder)
    }
}

// Synthesised coding of the types in this module picks these more specific forms.
extension KeyedDecodingContainer {
    func decode<Value>(_: ZeroAsAbsent<Value>.Type, forKey key: Key) throws -> ZeroAsAbsent<Value> {
        ZeroAsAbsent(wrappedValue: try decodeIfPresent(Value.self, forKey: key) ?? .zero)
    }
}

extension KeyedEncodingContainer {
    mutating func encode<Value>(_ field: ZeroAsAbsent<Value>, forKey key: Key) throws {
        if field.wrappedValue != .zero {
            try encode(field.wrappedValue, forKey: key)
        }
    }
}
