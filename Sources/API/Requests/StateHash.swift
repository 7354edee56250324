/// FNV-1a with 64 bits (RFC 9923): it tells states apart and protects nothing.
struct StateHash {
    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3

    private var value = Self.basis

    /// In hexadecimal digits.
    var digits: String { String(self.value, radix: 16) }

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { self.add(byte) }
    }

    /// Adds a text and its end.
    mutating func add(_ text: String) {
        let bytes = text.utf8Span.span
        for index in bytes.indices { self.add(bytes[index]) }
        self.add(UInt8(ascii: "\n"))
    }

    private mutating func add(_ byte: UInt8) { self.value = (self.value ^ UInt64(byte)) &* Self.prime }
}
