/// What a request says of a setting that may also be absent: nothing, `null`, or a value.
package enum Change<Value: Codable & Hashable & Sendable>: Hashable, Sendable {
    /// The member was not given: what is set stays.
    case unchanged
    /// The member was `null`: there is to be no value.
    case null
    case value(Value)

    /// `null` for nil.
    package init(_ value: Value?) {
        self = value.map(Self.value) ?? .null
    }

    /// The value given; nil for `null` and for nothing.
    package var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    /// What holds after the change, where `current` held before.
    package func applied(to current: Value?) -> Value? {
        switch self {
        case .unchanged: current
        case .null: nil
        case .value(let value): value
        }
    }
}

extension Change: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self = container.decodeNil() ? .null : .value(try container.decode(Value.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value = self.value { try container.encode(value) } else { try container.encodeNil() }
    }
}

extension KeyedDecodingContainer {
    /// Tells a member that is missing from one that is `null`.
    package func decode<Value>(_ type: Change<Value>.Type, forKey key: Key) throws -> Change<Value> {
        guard self.contains(key) else { return .unchanged }
        return try self.decodeIfPresent(Value.self, forKey: key).map(Change.value) ?? .null
    }
}

extension KeyedEncodingContainer {
    /// Leaves a member out that is not to change.
    package mutating func encode<Value>(_ change: Change<Value>, forKey key: Key) throws {
        switch change {
        case .unchanged: break
        case .null: try self.encodeNil(forKey: key)
        case .value(let value): try self.encode(value, forKey: key)
        }
    }
}
