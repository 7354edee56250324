/// The members of an object; what is missing or wrong is noted, and decoding goes on wherever it can.
struct StrictKeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let object: JSONObject
    let path: FieldPath
    let log: ProblemLog

    var codingPath: [any CodingKey] { self.path.keys }
    var allKeys: [Key] { self.object.names.compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { self.object.members[key.stringValue] != nil }

    func decodeNil(forKey key: Key) throws -> Bool {
        if case .null? = self.object.members[key.stringValue] { true } else { false }
    }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { self.member(key)?.bool() ?? false }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { self.member(key)?.string() ?? "" }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { self.member(key)?.double() ?? 0 }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { Float(self.member(key)?.double() ?? 0) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { self.member(key)?.integer(type) ?? 0 }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { self.member(key)?.integer(type) ?? 0 }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { self.member(key)?.integer(type) ?? 0 }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { self.member(key)?.integer(type) ?? 0 }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { self.member(key)?.integer(type) ?? 0 }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { self.member(key)?.integer(type) ?? 0 }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { self.member(key)?.integer(type) ?? 0 }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { self.member(key)?.integer(type) ?? 0 }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { self.member(key)?.integer(type) ?? 0 }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { self.member(key)?.integer(type) ?? 0 }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        guard let member = self.member(key) else {
            throw DecodingError.keyNotFound(key, .init(codingPath: self.codingPath, debugDescription: "is required"))
        }
        return try member.read(type)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard self.contains(key), try !self.decodeNil(forKey: key), let member = self.member(key) else { return nil }
        // The problem is in the log: the rest of the object is still worth reading.
        return try? member.read(type)
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
        try self.superDecoder(forKey: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try self.superDecoder(forKey: key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        StrictDecoder(value: .object(self.object), path: self.path, log: self.log)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        guard let member = self.member(key) else {
            throw DecodingError.keyNotFound(key, .init(codingPath: self.codingPath, debugDescription: "is required"))
        }
        return member
    }

    /// The member's decoder; nil with the problem noted where there is none, or null stands in its place.
    private func member(_ key: Key) -> StrictDecoder? {
        let path = self.path.appending(key)
        switch self.object.members[key.stringValue] {
        case nil, .null?:
            self.log.add(path, "is required")
            return nil
        case let value?:
            return StrictDecoder(value: value, path: path, log: self.log)
        }
    }
}
