/// A value that stands alone.
struct StrictSingleValueContainer: SingleValueDecodingContainer {
    let decoder: StrictDecoder

    var codingPath: [any CodingKey] { self.decoder.codingPath }

    func decodeNil() -> Bool {
        if case .null = self.decoder.value { true } else { false }
    }

    func decode(_ type: Bool.Type) throws -> Bool { self.decoder.bool() }
    func decode(_ type: String.Type) throws -> String { self.decoder.string() }
    func decode(_ type: Double.Type) throws -> Double { self.decoder.double() }
    func decode(_ type: Float.Type) throws -> Float { Float(self.decoder.double()) }
    func decode(_ type: Int.Type) throws -> Int { self.decoder.integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { self.decoder.integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { self.decoder.integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { self.decoder.integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { self.decoder.integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { self.decoder.integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { self.decoder.integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { self.decoder.integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { self.decoder.integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { self.decoder.integer(type) }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try self.decoder.read(type) }
}
