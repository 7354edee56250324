/// Reads JSON (RFC 8259) strictly: valid UTF-8, no extensions, a bounded depth, and no input that traps.
package struct JSONParser {
    /// How deep objects and lists may be nested; no request is deeper than 6.
    static let maximumDepth = 64

    private let bytes: [UInt8]
    private var position = 0

    /// Reads exactly one value with nothing but white space around it.
    package static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONValue {
        var parser = Self(bytes: bytes)
        let value = try parser.value(depth: 0)
        parser.skipWhiteSpace()
        guard parser.position == bytes.count else { throw parser.failure("something follows the value") }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var current: UInt8? { self.position < self.bytes.count ? self.bytes[self.position] : nil }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private func failure(_ message: String) -> JSONSyntaxError {
        JSONSyntaxError(message: message, offset: self.position)
    }

    private mutating func skipWhiteSpace() {
        while let byte = self.current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { self.position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard self.current == byte else { return false }
        self.position += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        self.skipWhiteSpace()
        switch self.current {
        case UInt8(ascii: "{"): return .object(try self.object(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try self.array(depth: depth + 1))
        case UInt8(ascii: "\""): return .string(try self.string())
        case UInt8(ascii: "t"): return try self.literal("true", .bool(true))
        case UInt8(ascii: "f"): return try self.literal("false", .bool(false))
        case UInt8(ascii: "n"): return try self.literal("null", .null)
        case let byte? where byte == UInt8(ascii: "-") || Self.isDigit(byte): return .number(try self.number())
        case nil: throw self.failure("the text ends where a value should be")
        default: throw self.failure("a value should be here")
        }
    }

    private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
        for byte in word.description.utf8 {
            guard self.take(byte) else { throw self.failure("\(word) should be here") }
        }
        return value
    }

    private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONObject {
        guard depth <= Self.maximumDepth else { throw self.failure("nested deeper than \(Self.maximumDepth) levels") }
        self.position += 1
        var object = JSONObject()
        self.skipWhiteSpace()
        if self.take(UInt8(ascii: "}")) { return object }
        while true {
            self.skipWhiteSpace()
            guard self.current == UInt8(ascii: "\"") else { throw self.failure("the name of a member should be here") }
            let name = try self.string()
            self.skipWhiteSpace()
            guard self.take(UInt8(ascii: ":")) else { throw self.failure("a colon should be here") }
            object.append(name, try self.value(depth: depth))
            self.skipWhiteSpace()
            if self.take(UInt8(ascii: "}")) { return object }
            guard self.take(UInt8(ascii: ",")) else { throw self.failure("a comma or the end of the object should be here") }
        }
    }

    private mutating func array(depth: Int) throws(JSONSyntaxError) -> [JSONValue] {
        guard depth <= Self.maximumDepth else { throw self.failure("nested deeper than \(Self.maximumDepth) levels") }
        self.position += 1
        var elements: [JSONValue] = []
        self.skipWhiteSpace()
        if self.take(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try self.value(depth: depth))
            self.skipWhiteSpace()
            if self.take(UInt8(ascii: "]")) { return elements }
            guard self.take(UInt8(ascii: ",")) else { throw self.failure("a comma or the end of the list should be here") }
        }
    }

    private mutating func number() throws(JSONSyntaxError) -> String {
        let start = self.position
        _ = self.take(UInt8(ascii: "-"))
        if !self.take(UInt8(ascii: "0")) { try self.digits() }
        if self.take(UInt8(ascii: ".")) { try self.digits() }
        if self.take(UInt8(ascii: "e")) || self.take(UInt8(ascii: "E")) {
            if !self.take(UInt8(ascii: "+")) { _ = self.take(UInt8(ascii: "-")) }
            try self.digits()
        }
        return String(decoding: self.bytes[start..<self.position], as: UTF8.self)
    }

    private mutating func digits() throws(JSONSyntaxError) {
        let start = self.position
        while let byte = self.current, Self.isDigit(byte) { self.position += 1 }
        guard self.position > start else { throw self.failure("a digit should be here") }
    }

    private mutating func string() throws(JSONSyntaxError) -> String {
        let start = self.position
        self.position += 1
        var text: [UInt8] = []
        while let byte = self.current {
            self.position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw JSONSyntaxError(message: "the string is not valid UTF-8", offset: start)
                }
                return string
            case UInt8(ascii: "\\"): try self.escape(into: &text)
            case 0..<0x20: throw self.failure("a control character stands unescaped in a string")
            default: text.append(byte)
            }
        }
        throw self.failure("the text ends inside a string")
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONSyntaxError) {
        guard let byte = self.current else { throw self.failure("the text ends inside a string") }
        self.position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text.append(contentsOf: Character(try self.unicodeEscape()).utf8)
        default: throw self.failure("an unknown escape stands in a string")
        }
    }

    private mutating func unicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
        let first = try self.hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800..<0xDC00).contains(first), self.take(UInt8(ascii: "\\")), self.take(UInt8(ascii: "u")) else {
            throw self.failure("half of a surrogate pair stands in a string")
        }
        let second = try self.hexadecimal()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { throw self.failure("half of a surrogate pair stands in a string") }
        return scalar
    }

    private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = self.current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw self.failure("four hexadecimal digits should be here")
            }
            value = value << 4 | UInt32(digit)
            self.position += 1
        }
        return value
    }
}
