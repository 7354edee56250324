/// Notes what kind of single value is asked for.
struct ShapeSingleContainer: SingleValueDecodingContainer {
    let probe: ShapeProbe
    let notes: ShapeNotes

    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }

    func decode(_ type: Bool.Type) throws -> Bool { self.note(.flag, false) }
    func decode(_ type: String.Type) throws -> String { self.note(.text, "") }
    func decode(_ type: Int.Type) throws -> Int { self.note(.whole, 1) }
    func decode(_ type: Double.Type) throws -> Double { self.note(.number, 1) }
    func decode(_ type: Float.Type) throws -> Float { throw ShapeDecoder.unknown }
    func decode(_ type: Int8.Type) throws -> Int8 { throw ShapeDecoder.unknown }
    func decode(_ type: Int16.Type) throws -> Int16 { throw ShapeDecoder.unknown }
    func decode(_ type: Int32.Type) throws -> Int32 { throw ShapeDecoder.unknown }
    func decode(_ type: Int64.Type) throws -> Int64 { throw ShapeDecoder.unknown }
    func decode(_ type: UInt.Type) throws -> UInt { throw ShapeDecoder.unknown }
    func decode(_ type: UInt8.Type) throws -> UInt8 { throw ShapeDecoder.unknown }
    func decode(_ type: UInt16.Type) throws -> UInt16 { throw ShapeDecoder.unknown }
    func decode(_ type: UInt32.Type) throws -> UInt32 { throw ShapeDecoder.unknown }
    func decode(_ type: UInt64.Type) throws -> UInt64 { throw ShapeDecoder.unknown }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let found = try self.probe.read(type)
        return self.note(found.shape, found.value)
    }

    private func note<Value>(_ shape: Shape, _ value: Value) -> Value {
        self.notes.shape = shape
        return value
    }
}
