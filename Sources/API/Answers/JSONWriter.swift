package import FoundationEssentials
package import NIOCore

/// Appends JSON to a buffer, for what is answered so often that a general encoder would be the larger part of the work.
package struct JSONWriter: Sendable {
    /// What was written so far.
    package private(set) var bytes: ByteBuffer
    /// Whether the next member or element needs a comma before it.
    private var needsComma = false

    package init(capacity: Int = 1024) {
        self.bytes = ByteBuffer()
        self.bytes.reserveCapacity(capacity)
    }

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

    package mutating func object(_ name: StaticString, _ members: (inout Self) throws -> Void) rethrows {
        self.name(name)
        try self.object(members)
    }

    package mutating func array<Elements: Sequence>(
        _ name: StaticString, of elements: Elements, _ element: (inout Self, Elements.Element) throws -> Void
    ) rethrows {
        self.name(name)
        try self.array(of: elements, element)
    }

    package mutating func member(_ name: StaticString, _ value: String) {
        self.name(name)
        self.value(value)
    }

    /// `null` for nil.
    package mutating func member(_ name: StaticString, _ value: String?) {
        self.name(name)
        if let value { self.value(value) } else { self.null() }
    }

    package mutating func member(_ name: StaticString, _ value: Int) {
        self.name(name)
        self.value(value)
    }

    /// `null` for nil.
    package mutating func member(_ name: StaticString, _ value: Int?) {
        self.name(name)
        if let value { self.value(value) } else { self.null() }
    }

    package mutating func member(_ name: StaticString, _ value: Bool) {
        self.name(name)
        self.separate()
        self.bytes.writeStaticString(value ? "true" : "false")
    }

    package mutating func member(_ name: StaticString, _ value: Date) {
        self.name(name)
        self.value(value)
    }

    /// Appends a member whose value is JSON already.
    package mutating func member(_ name: StaticString, json value: ByteBuffer) {
        self.name(name)
        self.raw(value)
    }

    package mutating func value(_ text: String) {
        self.separate()
        self.bytes.writeInteger(UInt8(ascii: "\""))
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
            self.bytes.writeString(text)
        } else {
            self.escape(text)
        }
        self.bytes.writeInteger(UInt8(ascii: "\""))
    }

    package mutating func value(_ number: Int) {
        self.separate()
        self.bytes.writeString(String(number))
    }

    package mutating func value(_ date: Date) {
        self.separate()
        self.bytes.writeInteger(UInt8(ascii: "\""))
        DateText.write(date, to: &self.bytes)
        self.bytes.writeInteger(UInt8(ascii: "\""))
    }

    package mutating func null() {
        self.separate()
        self.bytes.writeStaticString("null")
    }

    /// Appends a value that is JSON already.
    package mutating func raw(_ json: ByteBuffer) {
        self.separate()
        self.bytes.writeImmutableBuffer(json)
    }

    private mutating func name(_ name: StaticString) {
        self.separate()
        self.bytes.writeInteger(UInt8(ascii: "\""))
        self.bytes.writeStaticString(name)
        self.bytes.writeStaticString("\":")
        self.needsComma = false
    }

    private mutating func separate() {
        if self.needsComma { self.bytes.writeInteger(UInt8(ascii: ",")) }
        self.needsComma = true
    }

    private mutating func open(_ byte: UInt8) {
        self.separate()
        self.bytes.writeInteger(byte)
        self.needsComma = false
    }

    private mutating func close(_ byte: UInt8) {
        self.bytes.writeInteger(byte)
        self.needsComma = true
    }

    private mutating func escape(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): self.bytes.writeStaticString("\\\"")
            case UInt8(ascii: "\\"): self.bytes.writeStaticString("\\\\")
            case 0x08: self.bytes.writeStaticString("\\b")
            case 0x09: self.bytes.writeStaticString("\\t")
            case 0x0A: self.bytes.writeStaticString("\\n")
            case 0x0C: self.bytes.writeStaticString("\\f")
            case 0x0D: self.bytes.writeStaticString("\\r")
            case 0..<0x20:
                self.bytes.writeStaticString("\\u00")
                self.bytes.writeInteger(Self.hexadecimal(byte >> 4))
                self.bytes.writeInteger(Self.hexadecimal(byte & 0x0F))
            default: self.bytes.writeInteger(byte)
            }
        }
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }
}
