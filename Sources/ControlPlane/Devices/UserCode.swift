/// What a person compares with their terminal, or types, to say which sign-in they mean.
///
/// Eight letters of twenty, without vowels, digits and what looks like either, as RFC 8628 section 6.1 proposes: 34 bits, which is enough
/// for something that lasts minutes and may be guessed at a few times.
package struct UserCode: Sendable, Hashable {
    private static let alphabet = Array("BCDFGHJKLMNPQRSTVWXZ".utf8)
    private static let length = 8

    /// The letters alone, in upper case.
    let letters: String

    /// A fresh one from the system's random source.
    package init() {
        var generator = SystemRandomNumberGenerator()
        let letters = (0..<Self.length).map { _ in Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &generator)] }
        self.letters = String(decoding: letters, as: UTF8.self)
    }

    /// What somebody typed, in either case, with or without the hyphen; nil where it can be no code, which costs no look-up.
    package init?(_ text: String) {
        guard text.utf8.count <= 2 * Self.length else { return nil }
        let letters = text.uppercased().utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
        guard letters.count == Self.length, letters.allSatisfy(Self.alphabet.contains) else { return nil }
        self.letters = String(decoding: letters, as: UTF8.self)
    }

    /// As it is shown: two groups of four.
    package var text: String { "\(self.letters.prefix(Self.length / 2))-\(self.letters.suffix(Self.length / 2))" }
}
