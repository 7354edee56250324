import Builder
import Model
import Testing

@testable import Worker

@Suite("What is shown in place of secrets")
struct SecretMaskTests {
    @Test(
        "H02: a value is not shown, whatever stands around it",
        arguments: [
            ("token=s3cr3t-value", "token=***"),
            ("s3cr3t-values3cr3t-value", "******"),
            // The mark belongs to the value's last letter for whoever compares characters.
            ("s3cr3t-value\u{301} said", "***\u{301} said"),
            ("s3cr3t-valu", "s3cr3t-valu"),
        ])
    func values(line: String, shown: String) {
        #expect(SecretMask(["s3cr3t-value"]).apply(to: line).utf8.elementsEqual(shown.utf8))
    }

    @Test("H02: why a build failed shows no value either, which ends with the last line that was printed")
    func failure() {
        let error = BuilderError(.buildFailed, "The build failed: token=s3cr3t-value", lastLines: ["token=s3cr3t-value", "end"])
        let shown = SecretMask(["s3cr3t-value"]).apply(to: error)
        #expect(shown.message == "The build failed: token=***" && shown.lastLines == ["token=***", "end"])
        #expect(shown.code == .buildFailed && !shown.isRetriable)
    }

    @Test("each line of a value is one, a value in another spelling is another, and the longer of two goes first")
    func several() {
        let mask = SecretMask(["first line\r\nsecond line", "caf\u{e9}", "cafe\u{301}", "first", "abc"])
        #expect(mask.apply(to: "second line, first line, first") == "***, ***, ***")
        #expect(mask.apply(to: "caf\u{e9} cafe\u{301} abc") == "*** *** abc")
    }
}
