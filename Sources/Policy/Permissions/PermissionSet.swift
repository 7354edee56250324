/// Permissions of one list as bits.
struct PermissionSet: Hashable, Sendable {
    /// How many permissions a list can have.
    static let capacity = 256

    static let none = Self(words: .zero)
    static let everything = Self(words: SIMD4(repeating: .max))

    private var words: SIMD4<UInt64>

    private init(words: SIMD4<UInt64>) {
        self.words = words
    }

    var isEmpty: Bool { self.words == .zero }

    /// The places of its members, in order.
    var indices: [UInt8] { (0...UInt8.max).filter { self.contains($0) } }

    func contains(_ index: UInt8) -> Bool { self.words[Int(index >> 6)] & (1 << UInt64(index & 63)) != 0 }
    func intersects(_ other: Self) -> Bool { self.words & other.words != .zero }
    func isSubset(of other: Self) -> Bool { self.words & ~other.words == .zero }
    func union(_ other: Self) -> Self { Self(words: self.words | other.words) }
    func intersection(_ other: Self) -> Self { Self(words: self.words & other.words) }
    func subtracting(_ other: Self) -> Self { Self(words: self.words & ~other.words) }

    mutating func insert(_ index: UInt8) { self.words[Int(index >> 6)] |= 1 << UInt64(index & 63) }
    mutating func formUnion(_ other: Self) { self.words |= other.words }
}
