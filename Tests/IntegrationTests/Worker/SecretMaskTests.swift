import Testing

@testable import Worker

@Suite("What is shown in place of secrets")
struct SecretMaskTests {
    @Test(
        "a value is not shown, whatever stands around it",
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

    @Test("each line of a value is one, a value in another spelling is another, and the longer of two goes first")
    func several() {
        let mask = SecretMask(["first line\r\nsecond line", "caf\u{e9}", "cafe\u{301}", "first", "abc"])
        #expect(mask.apply(to: "second line, first line, first") == "***, ***, ***")
        #expect(mask.apply(to: "caf\u{e9} cafe\u{301} abc") == "*** *** abc")
    }
}
