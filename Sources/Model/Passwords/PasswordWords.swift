/// The words that guessers of passwords try first, in lower case.
package struct PasswordWords: Sendable {
    /// A shorter word is worth no less than its letters.
    static let lengths = 4...24

    private let words: Set<String>

    /// Reads a list; by its bytes, since it is long and read at each start.
    ///
    /// - Parameter list: one word a line; what is no word of ``lengths`` ASCII letters and digits does not count.
    package init(list: [UInt8]) {
        var words: Set<String> = []
        for line in list.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
            let word = line.map(Self.lowercase)
            guard Self.lengths.contains(word.count), word.allSatisfy(Self.isAlphanumeric) else { continue }
            words.insert(String(decoding: word, as: UTF8.self))
        }
        self.words = words
    }

    /// How many there are.
    package var count: Int { self.words.count }

    func contains(_ word: some Collection<Unicode.Scalar>) -> Bool {
        self.words.contains(String(String.UnicodeScalarView(word)))
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
