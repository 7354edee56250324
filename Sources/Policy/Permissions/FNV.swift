/// The hash FNV-1a with 64 bits: the same in every process, unlike Swift's own.
enum FNV {
    static let offset: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3

    /// The hash of the text and its end, going on from another one.
    static func hash(_ text: String, from start: UInt64 = Self.offset) -> UInt64 {
        let hash = text.utf8.reduce(start) { ($0 ^ UInt64($1)) &* Self.prime }
        return (hash ^ 0xFF) &* Self.prime
    }
}
