package import FoundationEssentials
package import NIOCore

/// Appends JSON to a buffer, for what is answered so often that a general encoder would be the larger part of the work.
package struct JSONWriter: Sendable {
    // An array: the many small appends to a `ByteBuffer` showed in the profile of a list.
    private var written: [UInt8] = []
    /// Whether the next member or element needs a comma before it.
    private var needsComma = false

    package init(capacity: Int = 1024) {
        self.written.reserveCapacity(capacity)
    }

    /// What was written so far.
    package var bytes: ByteBuffer { ByteBuffer(bytes: self.written) }

    package mutating func object(_ members: (inout Self) throws -> Void) rethrows {
        self.open(UInt8(ascii: "{"))
        try members(&self)
        self.close(UInt8(ascii: "}"))
    }

    package mutating func array<Elements: Sequence>(
        of elements: Elements, _ element: (inout Self, Elements.Element) throws -> Void
    ) rethrows {
        self.open(UInt8(ascii: "["))
        for value in elements { try element(&self, value) }
        self.close(UInt8(ascii: "]"))
    }

    package mutating func object(_ name: String, _ members: (inout Self) throws -> Void) rethrows {
        self.name(name)
        try self.object(members)
    }

    package mutating func array<Elements: Sequence>(
        _ name: String, of elements: Elements, _ element: (inout Self, Elements.Element) throws -> Void
    ) rethrows {
        self.name(name)
        try self.array(of: elements, element)
    }

    package mutating func member(_ name: String, _ value: String) {
        self.name(name)
        self.value(value)
    }

    /// `null` for nil.
    package mutating func member(_ name: String, _ value: String?) {
        self.name(name)
        if let value { self.value(value) } else { self.null() }
    }

    package mutating func member(_ name: String, _ value: Int) {
        self.name(name)
        self.value(value)
    }

    /// `null` for nil.
    package mutating func member(_ name: String, _ value: Int?) {
        self.name(name)
        if let value { self.value(value) } else { self.null() }
    }

    package mutating func member(_ name: String, _ value: Bool) {
        self.name(name)
        self.append(value ? "true" : "false")
    }

    package mutating func member(_ name: String, _ value: Date) {
        self.name(name)
        self.value(value)
    }

    /// Appends a member whose value is JSON already.
    package mutating func member(_ name: String, json value: ByteBuffer) {
        self.name(name)
        self.raw(value)
    }

    package mutating func value(_ text: String) {
        self.separate()
        self.written.append(UInt8(ascii: "\""))
        let start = self.written.count
        self.written.append(contentsOf: text.utf8)
        if self.written[start...].contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
            self.written.removeSubrange(start...)
            self.escape(text)
        }
        self.written.append(UInt8(ascii: "\""))
    }

    package mutating func value(_ number: Int) {
        self.append(String(number))
    }

    package mutating func value(_ date: Date) {
        self.separate()
        self.written.append(UInt8(ascii: "\""))
        DateText.write(date, to: &self.written)
        self.written.append(UInt8(ascii: "\""))
    }

    package mutating func null() {
        self.append("null")
    }

    /// Appends a value that is JSON already.
    package mutating func raw(_ json: ByteBuffer) {
        self.separate()
        self.written.append(contentsOf: json.readableBytesView)
    }

    private mutating func append(_ json: String) {
        self.separate()
        self.written.append(contentsOf: json.utf8)
    }

    private mutating func name(_ name: String) {
        self.separate()
        self.written.append(UInt8(ascii: "\""))
        self.written.append(contentsOf: name.utf8)
        self.written.append(UInt8(ascii: "\""))
        self.written.append(UInt8(ascii: ":"))
        self.needsComma = false
    }

    private mutating func separate() {
        if self.needsComma { self.written.append(UInt8(ascii: ",")) }
        self.needsComma = true
    }

    private mutating func open(_ byte: UInt8) {
        self.separate()
        self.written.append(byte)
        self.needsComma = false
    }

    private mutating func close(_ byte: UInt8) {
        self.written.append(byte)
        self.needsComma = true
    }

    private mutating func escape(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): self.written.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\\"): self.written.append(contentsOf: "\\\\".utf8)
            case 0x08: self.written.append(contentsOf: "\\b".utf8)
            case 0x09: self.written.append(contentsOf: "\\t".utf8)
            case 0x0A: self.written.append(contentsOf: "\\n".utf8)
            case 0x0C: self.written.append(contentsOf: "\\f".utf8)
            case 0x0D: self.written.append(contentsOf: "\\r".utf8)
            case 0..<0x20:
                self.written.append(contentsOf: "\\u00".utf8)
                self.written.append(Self.hexadecimal(byte >> 4))
                self.written.append(Self.hexadecimal(byte & 0x0F))
            default: self.written.append(byte)
            }
        }
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }
}
