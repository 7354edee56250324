import FoundationEssentials

/// Decodes one JSON value and notes problems in a shared log instead of stopping at the first one.
struct StrictDecoder: Decoder {
    let value: JSONValue
    let path: FieldPath
    let log: ProblemLog

    var codingPath: [any CodingKey] { self.path.keys }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let object) = self.value else { throw self.mismatch("must be an object") }
        for name in object.duplicates { self.log.add(self.path.appending(name), "is given twice") }
        if let known = Self.knownNames(of: type) {
            for name in object.names where !known.contains(name) { self.log.add(self.path.appending(name), "is not a known field") }
        }
        return KeyedDecodingContainer(StrictKeyedContainer<Key>(object: object, path: self.path, log: self.log))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = self.value else { throw self.mismatch("must be a list") }
        return StrictUnkeyedContainer(elements: elements, path: self.path, log: self.log)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        StrictSingleValueContainer(decoder: self)
    }

    /// Notes `message` for this value and returns the error that unwinds to whoever can go on without it.
    func mismatch(_ message: String) -> DecodingError {
        self.log.add(self.path, message)
        return .dataCorrupted(.init(codingPath: self.codingPath, debugDescription: message))
    }

    /// Reads a value of any type; a problem is in the log before this throws.
    func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if type == Date.self, let date = try self.date() as? Value { return date }
        if let choice = type as? any ClosedChoice.Type, let value = try self.choice(choice) as? Value { return value }
        return try Value(from: self)
    }

    /// The text, or an empty one with the problem noted.
    func string() -> String {
        if case .string(let text) = self.value { return text }
        self.log.add(self.path, "must be a string")
        return ""
    }

    /// The truth value, or false with the problem noted.
    func bool() -> Bool {
        if case .bool(let flag) = self.value { return flag }
        self.log.add(self.path, "must be true or false")
        return false
    }

    /// The number, or 0 with the problem noted.
    func double() -> Double {
        guard case .number(let text) = self.value else {
            self.log.add(self.path, "must be a number")
            return 0
        }
        guard text.utf8.count <= 64, let number = Double(text), number.isFinite else {
            self.log.add(self.path, "is out of range")
            return 0
        }
        return number
    }

    /// The whole number, or 0 with the problem noted.
    func integer<Number: FixedWidthInteger>(_ type: Number.Type) -> Number {
        guard case .number(let text) = self.value else {
            self.log.add(self.path, "must be a whole number")
            return 0
        }
        if text.utf8.count <= 64 {
            if let number = Number(text) { return number }
            if let number = Double(text), number.isFinite, number != number.rounded() {
                self.log.add(self.path, "must be a whole number")
                return 0
            }
            if let number = Double(text).flatMap({ Number(exactly: $0) }) { return number }
        }
        self.log.add(self.path, "is out of range")
        return 0
    }

    private func date() throws -> Date {
        guard case .string(let text) = self.value, let date = ContractDate.parse(text) else {
            throw self.mismatch("must be a date and time in UTC such as 2026-01-31T12:00:00.000Z")
        }
        return date
    }

    private func choice<Choice: ClosedChoice>(_ type: Choice.Type) throws -> Choice {
        guard case .string(let text) = self.value, let choice = Choice(rawValue: text) else {
            throw self.mismatch("must be one of \(Choice.choices.joined(separator: ", "))")
        }
        return choice
    }

    private static func knownNames<Key: CodingKey>(of type: Key.Type) -> Set<String>? {
        guard let type = type as? any (CodingKey & CaseIterable).Type else { return nil }
        return Self.names(type)
    }

    private static func names<Key: CodingKey & CaseIterable>(_ type: Key.Type) -> Set<String> {
        Set(Key.allCases.map(\.stringValue))
    }
}
