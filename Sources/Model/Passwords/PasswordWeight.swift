/// How much a password resists who guesses with words, names, keyboards and repetitions; see ``PasswordRules``.
///
/// The lightest way to put the password together out of pieces counts, found from the front to the back.
struct PasswordWeight {
    /// What a piece weighs, or the whole.
    private struct Way {
        var weight = 0
        /// Letters that belong to no piece.
        var loose = 0
        var hasWord = false

        static func < (one: Self, other: Self) -> Bool { (one.weight, one.loose) < (other.weight, other.loose) }

        func adding(_ weight: Int, loose: Int = 0, isWord: Bool = false) -> Self {
            Self(weight: self.weight + weight, loose: self.loose + loose, hasWord: self.hasWord || isWord)
        }
    }

    private static let word = 4
    private static let name = 2
    private static let run = 2
    private static let copy = 1
    /// A password is weighed by its beginning: what is longer is heavy enough, or is a repetition.
    private static let maximumLength = 128
    /// The most letters beside words with which what stands around the words still counts as written behind them.
    private static let mostLoose = 2

    private let text: [Unicode.Scalar]
    /// The same with what stands for letters read as letters; 1 is read as l, and as i.
    private let readings: [[Unicode.Scalar]]
    private let words: PasswordWords
    private let names: [[Unicode.Scalar]]

    init(_ password: String, words: PasswordWords, names: [[Unicode.Scalar]]) {
        let text = Array(password.lowercased().unicodeScalars.prefix(Self.maximumLength))
        self.text = text
        self.readings = [text, text.map { Self.letter($0, one: "l") }, text.map { Self.letter($0, one: "i") }]
        self.words = words
        self.names = names
    }

    /// The least that the password can be said to weigh.
    var value: Int {
        let joined = self.lightest(cappingSigns: true)
        // Digits and signs around words are what people add to them; alone they may be as random as anything.
        let isWords = joined.hasWord && joined.loose <= Self.mostLoose
        return isWords ? joined.weight : self.lightest(cappingSigns: false).weight
    }

    /// - Parameter cappingSigns: whether a row of digits and signs weighs as little as a run, however long it is.
    private func lightest(cappingSigns: Bool) -> Way {
        let count = self.text.count
        var ways = [Way?](repeating: nil, count: count + 1)
        ways[0] = Way()
        func offer(_ way: Way, at end: Int) {
            if let known = ways[end], !(way < known) { return }
            ways[end] = way
        }
        for start in 0..<count {
            guard let way = ways[start] else { continue }
            let isLetter = self.text[start].properties.isAlphabetic
            offer(way.adding(1, loose: isLetter ? 1 : 0), at: start + 1)
            for length in self.runs(from: start) { offer(way.adding(Self.run), at: start + length) }
            if cappingSigns, let length = self.signs(from: start) { offer(way.adding(min(length, Self.run)), at: start + length) }
            for length in self.copies(from: start) { offer(way.adding(Self.copy), at: start + length) }
            for length in self.wordLengths(from: start) { offer(way.adding(Self.word, isWord: true), at: start + length) }
            for name in self.names where self.text[start...].starts(with: name) {
                offer(way.adding(Self.name, isWord: true), at: start + name.count)
            }
        }
        return ways[count] ?? Way()
    }

    /// The row of digits and signs that begins here.
    private func signs(from start: Int) -> Int? {
        let length = self.text[start...].prefix { !$0.properties.isAlphabetic }.count
        return length > 0 ? length : nil
    }

    /// The words that begin here, as they are, read with digits for letters, or backwards.
    private func wordLengths(from start: Int) -> [Int] {
        PasswordWords.lengths.filter { length in
            guard start + length <= self.text.count else { return false }
            let range = start..<start + length
            guard self.text[range].contains(where: \.properties.isAlphabetic) else { return false }
            return self.readings.contains { self.words.contains($0[range]) || self.words.contains($0[range].reversed()) }
        }
    }

    /// What was there before and comes again: three characters or more, however often.
    private func copies(from start: Int) -> [Int] {
        var longest = 0
        for origin in 0..<start {
            var length = 0
            while start + length < self.text.count, self.text[origin + length] == self.text[start + length] { length += 1 }
            longest = max(longest, length)
        }
        return longest >= 3 ? Array(3...longest) : []
    }

    /// Keys that lie beside each other, four or more, and characters that follow each other in the alphabet or repeat, three or more.
    private func runs(from start: Int) -> [Int] {
        let rest = self.text[start...]
        let pairs = Array(zip(rest, rest.dropFirst()))
        let walk = 1 + pairs.prefix { Keyboard.areNeighbours($0, $1) }.count
        let steps = pairs.map { Int($1.value) - Int($0.value) }
        let sequence = steps.first.map { step in abs(step) <= 1 ? 1 + steps.prefix { $0 == step }.count : 1 } ?? 1
        return (walk >= 4 ? Array(4...walk) : []) + (sequence >= 3 ? Array(3...sequence) : [])
    }

    /// The letter that a digit or a sign stands for.
    private static func letter(_ scalar: Unicode.Scalar, one: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "0": "o"
        case "1", "!", "|": one
        case "3": "e"
        case "4", "@": "a"
        case "5", "$": "s"
        case "7": "t"
        case "8": "b"
        default: scalar
        }
    }
}
