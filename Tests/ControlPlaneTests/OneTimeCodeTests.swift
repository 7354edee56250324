import Foundation
import Testing

@testable import ControlPlane

@Suite("One-time codes")
struct OneTimeCodeTests {
    private static let vectors = OneTimeCode(secret: Array("12345678901234567890".utf8))

    @Test(
        "are those of RFC 6238, of which six digits count",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"), (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ])
    func vectors(seconds: Int, code: String) {
        let now = Date(timeIntervalSince1970: Double(seconds))
        #expect(Self.vectors.code(ofStep: seconds / 30) == code)
        #expect(Self.vectors.step(of: code, at: now) == seconds / 30)
    }

    @Test("hold for the present half minute and its neighbours")
    func window() {
        let code = Self.vectors.code(ofStep: 1000)
        for offset in [-30, 0, 29, 30, 59] {
            #expect(Self.vectors.step(of: code, at: Date(timeIntervalSince1970: Double(30_000 + offset))) == 1000, "\(offset)")
        }
        for offset in [-31, 60] {
            #expect(Self.vectors.step(of: code, at: Date(timeIntervalSince1970: Double(30_000 + offset))) == nil, "\(offset)")
        }
    }

    @Test("are nothing but six digits", arguments: ["", "28708", "2870821", " 287082", "287082 ", "２８７０８２", "-87082"])
    func others(code: String) {
        #expect(Self.vectors.step(of: code, at: Date(timeIntervalSince1970: 59)) == nil)
    }

    @Test("have secrets that authenticators read (RFC 4648)")
    func base32() {
        let vectors = ["": "", "f": "MY", "fo": "MZXQ", "foo": "MZXW6", "foob": "MZXW6YQ", "fooba": "MZXW6YTB", "foobar": "MZXW6YTBOI"]
        for (text, expected) in vectors { #expect(Base32.text(of: Array(text.utf8)) == expected) }
        #expect(Set((0..<100).map { _ in Base32.text(of: OneTimeCode.makeSecret()) }).count == 100)
    }

    @Test("have codes that stand in for them, read with or without hyphens and capitals")
    func recovery() throws {
        let codes = (0..<100).map { _ in RecoveryCode() }
        #expect(Set(codes.map(\.text)).count == 100)
        for code in codes {
            #expect(code.text.utf8.count == 19)
            for typed in [code.text, code.text.lowercased(), code.text.replacing("-", with: " ")] {
                #expect(try #require(RecoveryCode(presented: typed)).hash == code.hash)
            }
        }
        #expect(RecoveryCode(presented: "123456") == nil)
    }
}
