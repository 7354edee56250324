import Testing

@testable import OIDC

@Suite struct `What is sent and read` {
    @Test func `base64 for URLs is that of RFC 4648`() {
        for (bytes, text) in [
            ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"), ("foobar", "Zm9vYmFy"),
        ] {
            #expect(Base64URL.encode(bytes.utf8) == text)
            #expect(Base64URL.decode(text) == Array(bytes.utf8))
        }
        #expect(Base64URL.encode([0xfb, 0xff]) == "-_8")
        for _ in 0..<200 {
            let bytes = (0..<Int.random(in: 0...50)).map { _ in UInt8.random(in: .min ... .max) }
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        }
    }

    @Test(arguments: ["Zg==", "Z", "Zh", "Zm8=", "a+b/", "Zm9v\n", "Zm 9v", "Zm9vY"])
    func `base64 for URLs has one form for each value`(_ text: String) {
        #expect(Base64URL.decode(text) == nil)
    }

    @Test func `forms escape everything that is not a plain letter or digit`() {
        #expect(FormFields.encode(["a b": "c&d=e/ü", "none": nil, "x": "1-._~"]) == "a%20b=c%26d%3De%2F%C3%BC&x=1-._~")
        #expect(FormFields.append(["a": "b"], to: "https://x/y?z=1") == "https://x/y?z=1&a=b")
    }
}
