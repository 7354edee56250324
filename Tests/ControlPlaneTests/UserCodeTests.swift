import ControlPlane
import Testing

@Suite("Codes that people compare")
struct UserCodeTests {
    @Test("are eight letters that nothing else looks like, and nobody has seen before")
    func fresh() throws {
        let codes = (0..<200).map { _ in UserCode() }
        #expect(Set(codes).count == 200)
        for code in codes {
            #expect(code.text.wholeMatch(of: /[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}/) != nil, "\(code.text)")
            #expect(UserCode(code.text) == code)
        }
    }

    @Test(
        "are read however they are typed",
        arguments: ["BCDF-GHJK", "bcdf-ghjk", "bcdfghjk", "BCDF GHJK", " bcdf - ghjk "])
    func typed(text: String) {
        #expect(UserCode(text)?.text == "BCDF-GHJK")
    }

    @Test(
        "are nothing else",
        arguments: [
            "", "-", "BCDF-GHJ", "BCDF-GHJKL", "ACDF-GHJK", "BCDF-GHJ1", "BCDF-GHJÉ", "ßCDFGHJK", "0193d1c0-0000-7000-8000-000000000000",
            String(repeating: "-", count: 1 << 16) + "BCDFGHJK", "BCDF\u{0}GHJK",
        ])
    func others(text: String) {
        #expect(UserCode(text) == nil)
    }

    @Test(
        "stand beside names that hold letters, digits, dots, hyphens and underscores alone",
        arguments: [
            ("laptop.local", "laptop.local"), ("<b>x</b>", "bxb"), ("a b\u{1B}[2J\n", "ab2J"), ("é日\u{202E}", "unnamed"), ("", "unnamed"),
            (String(repeating: "x", count: 100), String(repeating: "x", count: 63)),
        ])
    func names(given: String, kept: String) {
        #expect(ClientName(given).text == kept)
    }
}
