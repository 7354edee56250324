import Testing

@testable import Model

@Suite("Rules for passwords")
struct PasswordRulesTests {
    /// What tests need of a list; the real one is Debian's.
    private static let rules = PasswordRules(
        words: PasswordWords(
            list: Array(
                """
                password\nWelcome\nsunshine\nmonkey\ndragon\ncorrect\nhorse\nbattery\nstaple\nadministrator\nsecret\nlove\nsummer
                it's\nno
                """.utf8)),
        siteNames: ["roost", "deploy.example.org"])
    private static let names = ["ada-lovelace", "ada@countess.example", "acme-rockets"]

    private static func accepts(_ password: String) -> Bool { Self.rules.problem(of: password, names: Self.names) == nil }

    @Test("a list word repeated is refused") func repeatedWord() { #expect(!Self.accepts("passwordpassword")) }
    @Test("a list word repeated with signs between is refused") func separated() { #expect(!Self.accepts("password-password-password")) }
    @Test("two list words joined are refused") func joined() { #expect(!Self.accepts("welcomesunshine")) }
    @Test("two list words joined by signs are refused") func joinedBySigns() { #expect(!Self.accepts("monkey__##__dragon")) }
    @Test("a list word with a year and signs behind it is refused") func suffixed() { #expect(!Self.accepts("Summer2026!!!!!!")) }
    @Test("a list word with random digits behind it is refused") func digits() { #expect(!Self.accepts("sunshine93817264")) }
    @Test("a list word with digits before it is refused") func prefixed() { #expect(!Self.accepts("83920174password")) }
    @Test("list words with digits for letters are refused") func leet() { #expect(!Self.accepts("P4$$w0rd-W3lc0me")) }
    @Test("a list word backwards is refused") func backwards() { #expect(!Self.accepts("drowssapdrowssap1")) }
    @Test("list words in capitals are refused") func capitals() { #expect(!Self.accepts("DRAGON MONKEY 77")) }
    @Test("a walk along the rows of keys is refused") func walk() { #expect(!Self.accepts("qwertyuiopasdfghjkl")) }
    @Test("a walk across the rows of keys is refused") func zigzag() { #expect(!Self.accepts("1qaz2wsx3edc4rfv")) }
    @Test("one character repeated is refused") func oneCharacter() { #expect(!Self.accepts("aaaaaaaaaaaaaaaaaaaa")) }
    @Test("a group of characters repeated is refused") func group() { #expect(!Self.accepts("xk7xk7xk7xk7xk7xk7")) }
    @Test("the alphabet and its digits are refused") func alphabet() { #expect(!Self.accepts("abcdefgh12345678")) }
    @Test("the name of the account is refused") func account() { #expect(!Self.accepts("AdaLovelace!2026")) }
    @Test("the address of the account is refused") func address() { #expect(!Self.accepts("ada@countess.example")) }
    @Test("the name of the site is refused") func site() { #expect(!Self.accepts("Roost-Secret-2026")) }
    @Test("the name of a team is refused") func team() { #expect(!Self.accepts("acme-rockets-2026")) }
    @Test("a long repetition is refused") func long() { #expect(!Self.accepts(String(repeating: "monkey dragon ", count: 70))) }

    @Test("shorter than 15 characters, or longer than 1024, is refused")
    func lengths() {
        #expect(!Self.accepts("kT9$vQz2!mW#8r") && Self.accepts("kT9$vQz2!mW#8rB"))
        #expect(!Self.accepts("kT9$vQz2!mW#8rB" + String(repeating: "x ", count: 505)))
    }

    @Test(
        "what follows no rule is accepted as it is, and so are words that have nothing to do with each other",
        arguments: [
            "correct horse battery", "correct horse battery staple", "staple of correct horses", "83649201746359201748", "83649201746a359f",
            "9f86d081884c7d65", "b3nQ0fV8kZr2LxTq7mYw", "žluťoučký kůň úpěl", "我喜欢在早上喝一杯热咖啡和牛奶", "kein Mensch ist eine Insel",
            "ada and her 3 tall giraffes",
        ])
    func accepted(password: String) {
        #expect(Self.accepts(password))
    }

    @Test("hardly any of 1,000 random passwords is refused")
    func random() async {
        let digits = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        var generator = SystemRandomNumberGenerator()
        var refused = 0
        for _ in 0..<1000 {
            await Task.yield()
            if !Self.accepts(String((0..<16).map { _ in digits[Int.random(in: 0..<62, using: &generator)] })) { refused += 1 }
        }
        #expect(refused <= 3, "\(refused)")
    }
}
