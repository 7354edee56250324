import Testing

@testable import Egress

@Suite struct `Target URLs` {
    @Test(arguments: [
        "file:///etc/passwd", "gopher://example.org/", "ftp://example.org/", "dict://example.org:80/", "ws://example.org/", "example.org",
        "",
        "http://", "//example.org/", "javascript:alert(1)", "http://user@example.org/", "http://user:secret@example.org/",
        "http://example.org:99999/", "http://example.org:4294967376/", "http://exa mple.org/", "http://example.org/\r\nX: y",
        "http://example.org/\u{0}", "http://[fe80::1%25eth0]/",
    ])
    func `I09 other than those of the web are refused`(_ text: String) throws {
        let error = try #require(throws: EgressError.self) { try TargetURL(text, policy: AddressPolicy()) }
        #expect(error.code == .invalidRequest)
    }

    @Test(arguments: [22, 25, 23, 0, 81, 2375, 5432, 6379, 11211])
    func `I09 with the port of another service are refused, however it is written`(_ port: Int) throws {
        for text in ["http://example.org:\(port)/", "http://example.org:000\(port)/", "https://example.org:\(port)"] {
            let error = try #require(throws: EgressError.self) { try TargetURL(text, policy: AddressPolicy()) }
            #expect([.addressRefused, .invalidRequest].contains(error.code), "\(text)")
        }
    }

    @Test(arguments: [
        "http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/", "http://[::1]/",
        "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://169.254.169.254/latest/", "http://0/", "http://10.0.0.1",
        "http://%31%32%37.0.0.1/",
    ])
    func `I09 with an internal address in any form are refused before anything is sent`(_ text: String) throws {
        let error = try #require(throws: EgressError.self) { try TargetURL(text, policy: AddressPolicy()) }
        #expect(error.code == .addressRefused)
    }

    @Test(arguments: [
        "http://example.org", "https://example.org/a?b=c", "http://example.org:8080/", "https://1.1.1.1/", "HTTPS://EXAMPLE.ORG/",
    ])
    func `of the web are taken`(_ text: String) throws {
        _ = try TargetURL(text, policy: AddressPolicy())
    }
}
