package import APIContract
package import FoundationEssentials
import Model
package import NIOCore
import Telemetry

/// Appends JSON to a buffer, for what is answered so often that a general encoder would be the larger part of the work.
package struct JSONWriter: Sendable {
    // An array whose spare capacity is lent to what is written, for each append checks and counts for itself.
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

    /// Begins a member; its value has to follow.
    package mutating func name(_ name: JSONName) {
        if self.needsComma { self.written.append(contentsOf: name.bytes) } else { self.written.append(contentsOf: name.bytes.dropFirst()) }
        self.needsComma = false
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
        self.value(value)
    }

    package mutating func member(_ name: String, _ value: Date) {
        self.name(name)
        self.value(value)
    }

    package mutating func member(_ name: String, _ value: UUID) {
        self.name(name)
        self.value(value)
    }

    /// Appends a member of any name.
    package mutating func member(_ name: String, _ value: JSONValue) {
        self.value(name)
        self.written.append(UInt8(ascii: ":"))
        self.needsComma = false
        self.value(value)
    }

    /// Appends a member whose value is JSON already.
    package mutating func member(_ name: String, json value: ByteBuffer) {
        self.name(name)
        self.raw(value)
    }

    /// Appends the text of three parts, one behind the other.
    package mutating func value(joining first: String, _ second: String, _ third: String) {
        let (first, second, third) = (first.utf8Span.span, second.utf8Span.span, third.utf8Span.span)
        self.quote(room: (first.count + second.count + third.count) * Self.longestEscape) { output in
            Self.escape(first, to: &output)
            Self.escape(second, to: &output)
            Self.escape(third, to: &output)
        }
    }

    package mutating func value(_ text: String) {
        let bytes = text.utf8Span.span
        self.quote(room: bytes.count * Self.longestEscape) { output in Self.escape(bytes, to: &output) }
    }

    package mutating func value(_ number: Int) {
        guard !(0...9).contains(number) else {
            self.separate()
            return self.written.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number))
        }
        self.append(String(number))
    }

    package mutating func value(_ flag: Bool) {
        self.append(flag ? "true" : "false")
    }

    /// Appends a number as it was written.
    package mutating func value(digits: String) {
        self.append(digits)
    }

    package mutating func value(_ date: Date) {
        self.quote(room: DateText.length) { output in DateText.write(date, to: &output) }
    }

    /// The canonical text in lower case.
    package mutating func value(_ id: UUID) {
        self.quote(room: UUID.textLength) { output in id.writeText(to: &output) }
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

    /// Appends the name of a member, which is never escaped.
    private mutating func name(_ name: String) {
        self.separate()
        self.written.append(UInt8(ascii: "\""))
        self.written.append(contentsOf: name.utf8)
        self.written.append(UInt8(ascii: "\""))
        self.written.append(UInt8(ascii: ":"))
        self.needsComma = false
    }

    /// Appends a value in quotation marks, with what stands before it, in one piece.
    @inline(__always)
    private mutating func quote(room: Int, _ write: (inout OutputSpan<UInt8>) -> Void) {
        let needsComma = self.needsComma
        self.written.append(addingCapacity: room + 3) { output in
            if needsComma { output.append(UInt8(ascii: ",")) }
            output.append(UInt8(ascii: "\""))
            write(&output)
            output.append(UInt8(ascii: "\""))
        }
        self.needsComma = true
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

    private static func escape(_ bytes: borrowing Span<UInt8>, to output: inout OutputSpan<UInt8>) {
        for index in bytes.indices {
            let byte = bytes[index]
            if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                output.append(byte)
            } else {
                Self.escape(byte, to: &output)
            }
        }
    }

    /// The length of `\u0000`.
    private static let longestEscape = 6

    private static func escape(_ byte: UInt8, to output: inout OutputSpan<UInt8>) {
        output.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: output.append(UInt8(ascii: "b"))
        case 0x09: output.append(UInt8(ascii: "t"))
        case 0x0A: output.append(UInt8(ascii: "n"))
        case 0x0C: output.append(UInt8(ascii: "f"))
        case 0x0D: output.append(UInt8(ascii: "r"))
        case 0..<0x20:
            output.append(UInt8(ascii: "u"))
            output.append(UInt8(ascii: "0"))
            output.append(UInt8(ascii: "0"))
            output.append(Self.hexadecimal(byte >> 4))
            output.append(Self.hexadecimal(byte & 0x0F))
        default: output.append(byte)
        }
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }
}
