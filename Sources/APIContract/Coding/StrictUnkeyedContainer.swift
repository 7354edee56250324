/// The elements of a list.
struct StrictUnkeyedContainer: UnkeyedDecodingContainer {
    let elements: [JSONValue]
    let path: FieldPath
    let log: ProblemLog
    private(set) var currentIndex = 0

    init(elements: [JSONValue], path: FieldPath, log: ProblemLog) {
        self.elements = elements
        self.path = path
        self.log = log
    }

    var codingPath: [any CodingKey] { self.path.keys }
    var count: Int? { self.elements.count }
    var isAtEnd: Bool { self.currentIndex >= self.elements.count }

    mutating func decodeNil() throws -> Bool {
        guard !self.isAtEnd, case .null = self.elements[self.currentIndex] else { return false }
        self.currentIndex += 1
        return true
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool { try self.next().bool() }
    mutating func decode(_ type: String.Type) throws -> String { try self.next().string() }
    mutating func decode(_ type: Double.Type) throws -> Double { try self.next().double() }
    mutating func decode(_ type: Float.Type) throws -> Float { Float(try self.next().double()) }
    mutating func decode(_ type: Int.Type) throws -> Int { try self.next().integer(type) }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try self.next().integer(type) }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try self.next().integer(type) }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try self.next().integer(type) }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try self.next().integer(type) }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try self.next().integer(type) }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try self.next().integer(type) }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try self.next().integer(type) }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try self.next().integer(type) }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try self.next().integer(type) }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try self.next().read(type) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
        try self.next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try self.next().unkeyedContainer() }

    mutating func superDecoder() throws -> any Decoder { try self.next() }

    private mutating func next() throws -> StrictDecoder {
        guard !self.isAtEnd else {
            throw DecodingError.dataCorrupted(.init(codingPath: self.codingPath, debugDescription: "the list is at its end"))
        }
        defer { self.currentIndex += 1 }
        return StrictDecoder(value: self.elements[self.currentIndex], path: self.path.appending(self.currentIndex), log: self.log)
    }
}
