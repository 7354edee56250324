import Crypto
import FoundationEssentials

/// What stands in for a one-time code, once: `ABCD-EFGH-IJKL-MNOP`, 80 random bits, of which only the SHA-256 is kept.
struct RecoveryCode: Sendable {
    /// How many a user is given.
    static let count = 10
    private static let length = 10
    private static let textLength = 16

    /// Without hyphens.
    private let letters: String

    init() {
        var generator = SystemRandomNumberGenerator()
        self.letters = Base32.text(of: (0..<Self.length).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    /// What somebody typed, with or without hyphens and spaces; nil for what can be none.
    init?(presented text: String) {
        let letters = text.uppercased().filter { $0 != "-" && $0 != " " }
        guard letters.utf8.count == Self.textLength else { return nil }
        self.letters = letters
    }

    /// As it is shown, once.
    var text: String {
        stride(from: 0, to: Self.textLength, by: 4).map { String(self.letters.dropFirst($0).prefix(4)) }.joined(separator: "-")
    }

    /// What is kept.
    var hash: [UInt8] { Array(SHA256.hash(data: Data(self.letters.utf8))) }
}
