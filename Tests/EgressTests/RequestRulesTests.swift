import Testing

@testable import Egress

@Suite struct `Headers to send` {
    @Test(arguments: [
        ("X-Test", "a\r\nHost: other"), ("X-Test", "a\nb"), ("X-Test", "a\u{0}b"), ("X-Test", "a\u{7f}"), ("X Test", "a"), ("X:Test", "a"),
        ("", "a"), ("Host", "other"), ("content-length", "5"), ("Transfer-Encoding", "chunked"), ("Connection", "x"), ("Expect", "x"),
        ("Ünicode", "a"),
    ])
    func `may not break the request or speak for the connection`(_ name: String, _ value: String) throws {
        var request = EgressRequest(.get, "http://example.org/")
        request.headers.append(name, value)
        let error = try #require(throws: EgressError.self) { try RequestRules.lines(of: request, userAgent: "test") }
        #expect(error.code == .invalidRequest)
        #expect(!error.description.contains("other"))
    }

    @Test func `are found by their names in any case`() {
        let headers: EgressHeaders = ["Set-Cookie": "a", "set-cookie": "b", "Other": "c"]
        #expect(headers["SET-COOKIE"] == "a")
        #expect(headers.all("Set-Cookie") == ["a", "b"])
        #expect(headers["None"] == nil)
    }
}
