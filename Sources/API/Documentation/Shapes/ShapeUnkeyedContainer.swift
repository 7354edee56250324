/// A list of one element, whose shape is noted.
struct ShapeUnkeyedContainer: UnkeyedDecodingContainer {
    let probe: ShapeProbe
    let notes: ShapeNotes
    private(set) var currentIndex = 0

    init(probe: ShapeProbe, notes: ShapeNotes) {
        self.probe = probe
        self.notes = notes
    }

    var codingPath: [any CodingKey] { [] }
    var count: Int? { 1 }
    var isAtEnd: Bool { self.currentIndex > 0 }

    mutating func decodeNil() throws -> Bool { false }

    mutating func decode(_ type: Bool.Type) throws -> Bool { self.add(.flag, false) }
    mutating func decode(_ type: String.Type) throws -> String { self.add(.text, "") }
    mutating func decode(_ type: Int.Type) throws -> Int { self.add(.whole, 1) }
    mutating func decode(_ type: Double.Type) throws -> Double { self.add(.number, 1) }
    mutating func decode(_ type: Float.Type) throws -> Float { throw ShapeDecoder.unknown }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { throw ShapeDecoder.unknown }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { throw ShapeDecoder.unknown }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { throw ShapeDecoder.unknown }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { throw ShapeDecoder.unknown }
    mutating func decode(_ type: UInt.Type) throws -> UInt { throw ShapeDecoder.unknown }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { throw ShapeDecoder.unknown }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { throw ShapeDecoder.unknown }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { throw ShapeDecoder.unknown }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { throw ShapeDecoder.unknown }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let found = try self.probe.read(type)
        return self.add(found.shape, found.value)
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
        throw ShapeDecoder.unknown
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw ShapeDecoder.unknown }
    mutating func superDecoder() throws -> any Decoder { throw ShapeDecoder.unknown }

    private mutating func add<Value>(_ shape: Shape, _ value: Value) -> Value {
        self.currentIndex += 1
        self.notes.shape = .list(shape)
        return value
    }
}
