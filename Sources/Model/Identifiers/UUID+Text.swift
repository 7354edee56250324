package import FoundationEssentials

extension UUID {
    /// The length of the text, in bytes.
    package static var textLength: Int { 36 }

    /// The canonical text in lower case.
    package var text: String {
        String(decoding: [UInt8](capacity: Self.textLength) { self.writeText(to: &$0) }, as: UTF8.self)
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
