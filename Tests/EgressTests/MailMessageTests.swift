import Foundation
import Testing

@testable import Egress

@Suite("Mails")
struct MailMessageTests {
    private static func message(
        subject: String = "Hello", text: String = "Hello.\n", name: String? = nil, date: Date = Date(timeIntervalSince1970: 784_111_777)
    ) throws -> String {
        let from = try MailAddress(address: "roost@example.com", name: name)
        let message = try MailMessage(
            from: from, to: MailAddress("ada@example.org"), subject: subject, text: text, id: "0193d1c0-0000", date: date)
        #expect(message.sender == "roost@example.com" && message.recipient == "ada@example.org")
        return String(decoding: message.bytes, as: UTF8.self)
    }

    @Test("a mail has the header that RFC 5322 and RFC 3834 ask for, in ASCII, with lines that end with CR LF")
    func header() throws {
        let text = try Self.message(name: "Roost")
        let lines = text.components(separatedBy: "\r\n")
        #expect(
            lines == [
                "From: Roost <roost@example.com>", "To: ada@example.org", "Subject: Hello", "Date: Sun, 06 Nov 1994 08:49:37 +0000",
                "Message-ID: <0193d1c0-0000@example.com>", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable", "Auto-Submitted: auto-generated", "", "Hello.", "", "",
            ])
        #expect(!text.replacingOccurrences(of: "\r\n", with: "").contains { $0.isNewline })
    }

    @Test(
        "nothing that comes from elsewhere begins another field or another mail",
        arguments: ["\r\n", "\n", "\r", "\u{0}", "\u{85}", "\u{2028}"])
    func injection(_ end: String) throws {
        #expect(throws: EgressError.self) { try Self.message(subject: "Hello\(end)Bcc: eve@example.com") }
        #expect(throws: EgressError.self) { try Self.message(name: "Roost\(end)Bcc: eve@example.com") }
        #expect(throws: EgressError.self) { try MailAddress("ada@example.org\(end)RCPT TO:<eve@example.com>") }
        #expect(throws: EgressError.self) { try MailAddress("Ada\(end)X <ada@example.org>") }
        // In the text it is text: no line of it is one of the header, and its dot ends nothing.
        let text = try Self.message(text: "one\(end).\(end)Bcc: eve@example.com")
        let header = text.components(separatedBy: "\r\n\r\n").first ?? ""
        #expect(!header.contains("eve"))
    }

    @Test(
        "what is no address is none",
        arguments: [
            "", "ada", "@example.org", "ada@", "ada@localhost", "ada@-x.org", "ada@x-.org", "ada@ex ample.org", "ada@[127.0.0.1]",
            "a@b@c.org",
            "ada@example.org>", "<ada@example.org>x", "Ada <ada@example.org", "ädä@example.org", "ada@exämple.org", ".ada@example.org",
            "ada.@example.org", "a..b@example.org", "\"a b\"@example.org", String(repeating: "a", count: 65) + "@example.org",
            "ada@" + String(repeating: "a.", count: 130) + "org", "ada,eve@example.org", "ada@example.org,eve@example.org",
        ])
    func badAddresses(_ text: String) {
        #expect(throws: EgressError.self) { try MailAddress(text) }
    }

    @Test("an address has a name or none")
    func addresses() throws {
        let named = try MailAddress("Ada Lovelace  <ada+x@ex-ample.co.uk>")
        #expect(named.name == "Ada Lovelace" && named.address == "ada+x@ex-ample.co.uk" && named.domain == "ex-ample.co.uk")
        #expect(try MailAddress("<ada@example.org>").name == nil)
        #expect(try MailAddress(address: "ada@example.org", name: "A, \"B\" <x@y.z>").header.hasPrefix("=?utf-8?B?"))
    }

    @Test("what is not ASCII, or long, stands in encoded words of at most 75 characters that cut no character")
    func encodedWords() throws {
        let subject = String(repeating: "Grüße 🐓 ", count: 20)
        let text = try Self.message(subject: subject)
        let header = text.components(separatedBy: "\r\n\r\n").first ?? ""
        #expect(header.utf8.allSatisfy { $0 < 0x80 })
        let field = try #require(header.components(separatedBy: "Subject: ").last?.components(separatedBy: "\r\nDate").first)
        let words = field.components(separatedBy: "\r\n ")
        #expect(words.count > 3 && words.allSatisfy { $0.utf8.count <= 75 && $0.hasPrefix("=?utf-8?B?") && $0.hasSuffix("?=") })
        let decoded = words.compactMap { Data(base64Encoded: String($0.dropFirst(10).dropLast(2))) }
        #expect(decoded.compactMap { String(data: $0, encoding: .utf8) }.joined() == subject)
        #expect(try Self.message(subject: "=?utf-8?Q?x?=").contains("Subject: =?utf-8?B?"))
    }

    @Test("lines of the text have at most 76 characters, none ends with a blank, and they say what was written")
    func quotedPrintable() throws {
        let written = "a=b \n" + String(repeating: "long ", count: 60) + "\n\nGrüße 🐓\n.\nend"
        let body = String(decoding: QuotedPrintable.encode(written), as: UTF8.self)
        let lines = body.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.hasSuffix(" ") })
        #expect(body.utf8.allSatisfy { $0 < 0x80 })
        var bytes: [UInt8] = []
        var rest = Array(body.replacingOccurrences(of: "=\r\n", with: "").replacingOccurrences(of: "\r\n", with: "\n").utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else {
                bytes.append(byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            bytes.append(try #require(UInt8(digits, radix: 16)))
            rest = rest.dropFirst(2)
        }
        #expect(String(decoding: bytes, as: UTF8.self) == written + "\n")
    }
}
