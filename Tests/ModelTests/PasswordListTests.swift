import FoundationEssentials
import Testing

@testable import Model

@Suite("Rules for passwords, with the list that Debian has")
struct PasswordListTests {
    /// Where the package cracklib-runtime puts it, and servers look for it unless they are told otherwise.
    private static let path = "/usr/share/dict/cracklib-small"
    private static let names = ["ada-lovelace", "ada@countess.example", "acme-rockets"]
    private static let rules = PasswordRules(
        words: PasswordWords(list: Array(FileManager.default.contents(atPath: Self.path) ?? Data())),
        siteNames: ["roost", "deploy.example.org"])

    private static func accepts(_ password: String) -> Bool { Self.rules.problem(of: password, names: Self.names) == nil }

    @Test("the list is there, and is one that keeps out what is guessed")
    func list() throws {
        let words = PasswordWords(list: Array(try #require(FileManager.default.contents(atPath: Self.path), "\(Self.path)")))
        #expect(words.count > 40_000)
        for word in ["password", "welcome", "dragon", "monkey"] { #expect(words.contains(Array(word.unicodeScalars)), "\(word)") }
    }

    @Test(
        "A09: what guessers try first is refused",
        arguments: [
            "passwordpassword", "password-password-password", "welcomesunshine", "WelcomeSunshine1", "monkey__##__dragon",
            "Summer2026!!!!!!", "sunshine93817264", "83920174password", "P4$$w0rd-W3lc0me", "drowssapdrowssap1", "DRAGON MONKEY 77",
            "qwertyuiopasdfghjkl", "1qaz2wsx3edc4rfv", "aaaaaaaaaaaaaaaaaaaa", "xk7xk7xk7xk7xk7xk7", "abcdefgh12345678", "AdaLovelace!2026",
            "ada@countess.example", "Roost-Secret-2026", "roost-roost-roost", "acme-rockets-2026", "kT9$vQz2!mW#8r",
        ])
    func refused(password: String) {
        #expect(!Self.accepts(password))
    }

    @Test(
        "A09: what follows no rule is accepted, and so are words that have nothing to do with each other",
        arguments: [
            "correct horse battery", "correct horse battery staple", "staple of correct horses", "83649201746359201748", "83649201746a359f",
            "9f86d081884c7d65", "b3nQ0fV8kZr2LxTq7mYw", "kT9$vQz2!mW#8rB", "žluťoučký kůň úpěl", "我喜欢在早上喝一杯热咖啡和牛奶",
            "kein Mensch ist eine Insel", "ada and her 3 tall giraffes",
        ])
    func accepted(password: String) {
        #expect(Self.accepts(password))
    }

    @Test("hardly any of 1,000 random passwords is refused")
    func random() async {
        let characters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        var generator = SystemRandomNumberGenerator()
        var refused = 0
        for _ in 0..<1000 {
            await Task.yield()
            if !Self.accepts(String((0..<16).map { _ in characters[Int.random(in: 0..<62, using: &generator)] })) { refused += 1 }
        }
        #expect(refused <= 3, "\(refused)")
    }
}
