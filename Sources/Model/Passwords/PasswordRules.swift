/// What a password must be: long, and not what guessers try first (NIST SP 800-63B-4 section 3.1.1.2).
///
/// There are no rules of composition. A password is weighed: each character counts one, and a piece that guessers know counts less, however
/// long it is. Three words that have nothing to do with each other pass; two, with what people write behind them, do not.
package struct PasswordRules: Sendable {
    /// A password that stands alone has at least 15 characters; more than Argon2 is given nobody can type.
    package static let length = 15...1024
    /// The least weight: about that of twelve letters that follow no rule.
    static let minimumWeight = 12

    private let words: PasswordWords
    private let siteNames: [String]

    /// - Parameter siteNames: what this installation is called, such as its host.
    package init(words: PasswordWords, siteNames: [String] = []) {
        self.words = words
        self.siteNames = siteNames
    }

    /// What is wrong with a password; nil for one that will do.
    ///
    /// - Parameter names: what the account is called: user name, address, teams.
    package func problem(of password: String, names: [String]) -> String? {
        guard Self.length.contains(password.unicodeScalars.count) else {
            return "must have \(Self.length.lowerBound) to \(Self.length.upperBound) characters"
        }
        let weight = PasswordWeight(password, words: self.words, names: Self.parts(of: names + self.siteNames)).value
        guard weight >= Self.minimumWeight else {
            return "is among the first that are guessed: made of common words, names, runs of keys or repetitions; "
                + "three words that have nothing to do with each other will do"
        }
        return nil
    }

    /// Each name in lower case, and its parts: `ada@example.com` is also `ada` and `example`.
    private static func parts(of names: [String]) -> [[Unicode.Scalar]] {
        let texts = names.flatMap { name -> [String] in
            let parts = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
            return parts + [parts.joined()]
        }
        return Set(texts.filter { $0.unicodeScalars.count >= 3 }).map { Array($0.unicodeScalars) }
    }
}
