package import FoundationEssentials

extension UUID {
    /// The length of the text, in bytes.
    package static var textLength: Int { 36 }

    /// The canonical text in lower case.
    package var text: String {
        String(decoding: [UInt8](capacity: Self.textLength) { self.writeText(to: &$0) }, as: UTF8.self)
    }

    /// Reads the canonical text in lower case; nil for any other spelling of a UUID.
    package init?(text: String) {
        let bytes = text.utf8Span.span
        guard bytes.count == Self.textLength else { return nil }
        var (high, low, position, isValid): (UInt64, UInt64, Int, Bool) = (0, 0, 0, true)
        for index in bytes.indices {
            let byte = bytes[index]
            if index == 8 || index == 13 || index == 18 || index == 23 {
                isValid = isValid && byte == UInt8(ascii: "-")
                continue
            }
            guard let digit = Self.digit(byte) else { return nil }
            if position < 16 { high = high << 4 | digit } else { low = low << 4 | digit }
            position += 1
        }
        guard isValid else { return nil }
        self.init(high, low)
    }

    /// The sixteen bytes, from the highest to the lowest.
    package init(_ high: UInt64, _ low: UInt64) {
        func byte(_ value: UInt64, _ shift: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: value >> shift) }
        self.init(
            uuid: (
                byte(high, 56), byte(high, 48), byte(high, 40), byte(high, 32), byte(high, 24), byte(high, 16), byte(high, 8),
                byte(high, 0), byte(low, 56), byte(low, 48), byte(low, 40), byte(low, 32), byte(low, 24), byte(low, 16), byte(low, 8),
                byte(low, 0)
            ))
    }

    /// Appends ``text`` to bytes that have room for ``textLength`` of them.
    package func writeText(to output: inout OutputSpan<UInt8>) {
        let id = self.uuid
        Self.write(id.0, id.1, to: &output)
        Self.write(id.2, id.3, to: &output)
        output.append(UInt8(ascii: "-"))
        Self.write(id.4, id.5, to: &output)
        output.append(UInt8(ascii: "-"))
        Self.write(id.6, id.7, to: &output)
        output.append(UInt8(ascii: "-"))
        Self.write(id.8, id.9, to: &output)
        output.append(UInt8(ascii: "-"))
        Self.write(id.10, id.11, to: &output)
        Self.write(id.12, id.13, to: &output)
        Self.write(id.14, id.15, to: &output)
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        default: nil
        }
    }

    private static func write(_ first: UInt8, _ second: UInt8, to output: inout OutputSpan<UInt8>) {
        output.append(Self.hexadecimal(first >> 4))
        output.append(Self.hexadecimal(first & 0x0F))
        output.append(Self.hexadecimal(second >> 4))
        output.append(Self.hexadecimal(second & 0x0F))
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
    }
}
