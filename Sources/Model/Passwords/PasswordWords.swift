/// The words that guessers of passwords try first, in lower case.
package struct PasswordWords: Sendable {
    /// A shorter word is worth no less than its letters.
    static let lengths = 4...24

    private let words: Set<String>

    /// - Parameter text: one word a line; what is no word of ``lengths`` ASCII letters and digits does not count.
    package init(list text: some StringProtocol) {
        var words: Set<String> = []
        for line in text.split(whereSeparator: \.isNewline) {
            let word = line.lowercased()
            guard Self.lengths.contains(word.utf8.count), word.utf8.allSatisfy(Self.isAlphanumeric) else { continue }
            words.insert(word)
        }
        self.words = words
    }

    /// How many there are.
    package var count: Int { self.words.count }

    func contains(_ word: some Collection<Unicode.Scalar>) -> Bool {
        self.words.contains(String(String.UnicodeScalarView(word)))
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
