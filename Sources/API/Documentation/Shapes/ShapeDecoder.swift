/// Reads a value from nothing, and notes what it asked for.
struct ShapeDecoder: Decoder {
    let probe: ShapeProbe
    let notes: ShapeNotes

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        self.notes.isObject = true
        self.notes.isStrict = type is any CaseIterable.Type
        return KeyedDecodingContainer(ShapeKeyedContainer<Key>(probe: self.probe, notes: self.notes))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        ShapeUnkeyedContainer(probe: self.probe, notes: self.notes)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        ShapeSingleContainer(probe: self.probe, notes: self.notes)
    }

    /// The error of a kind of number or container that no type of the contract uses.
    static var unknown: DecodingError {
        .dataCorrupted(.init(codingPath: [], debugDescription: "the probe knows no such value"))
    }
}
