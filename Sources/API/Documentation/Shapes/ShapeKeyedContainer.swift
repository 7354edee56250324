import APIContract

/// Notes each member that an object is asked for.
struct ShapeKeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let probe: ShapeProbe
    let notes: ShapeNotes

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) throws -> Bool { false }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { self.add(key, .flag, false) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { self.add(key, .text, "") }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { self.add(key, .whole, 1) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { self.add(key, .number, 1) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { throw ShapeDecoder.unknown }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { throw ShapeDecoder.unknown }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { throw ShapeDecoder.unknown }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { throw ShapeDecoder.unknown }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { throw ShapeDecoder.unknown }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { throw ShapeDecoder.unknown }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { throw ShapeDecoder.unknown }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { throw ShapeDecoder.unknown }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { throw ShapeDecoder.unknown }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { throw ShapeDecoder.unknown }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        let found = try self.probe.read(type)
        return self.add(key, found.shape, found.value)
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { self.addOptional(key, .flag, false) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { self.addOptional(key, .text, "") }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { self.addOptional(key, .whole, 1) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { self.addOptional(key, .number, 1) }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        let found = try self.probe.read(type)
        if type is any NullableMember.Type { return self.add(key, .nullable(found.shape), found.value) }
        return self.addOptional(key, found.shape, found.value)
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
        throw ShapeDecoder.unknown
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw ShapeDecoder.unknown }
    func superDecoder() throws -> any Decoder { throw ShapeDecoder.unknown }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw ShapeDecoder.unknown }

    private func add<Value>(_ key: Key, _ shape: Shape, _ value: Value) -> Value {
        self.notes.add(key, shape, isRequired: true)
        return value
    }

    private func addOptional<Value>(_ key: Key, _ shape: Shape, _ value: Value) -> Value {
        self.notes.add(key, self.probe.optional(shape), isRequired: false)
        return value
    }
}
