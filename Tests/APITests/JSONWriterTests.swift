import API
import APIContract
import Foundation
import NIOCore
import NIOFoundationCompat
import Telemetry
import Testing

@Suite("The JSON writer")
struct JSONWriterTests {
    static let hostile = [
        "", "plain", "\"quoted\" \\ and / slash", "line\nfeed\r\ttab", "\u{0}\u{1}\u{1F}\u{7F}", "\u{8}\u{C}", "ümlaut 日本 🎉",
        "\u{2028}\u{2029}",
        "</script>", String(repeating: "\\\"", count: 100), "e\u{301}", "{{\"{{\"}}",
    ]

    @Test("a string comes back as it was", arguments: Self.hostile)
    func strings(text: String) throws {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("text", text)
            writer.array("list", of: [text, text]) { writer, text in writer.value(text) }
        }
        let object = try #require(try JSONSerialization.jsonObject(with: Data(buffer: writer.bytes)) as? [String: Any])
        #expect(object["text"] as? String == text)
        #expect(object["list"] as? [String] == [text, text])
    }

    @Test("a string of three parts comes back as one", arguments: Self.hostile)
    func joined(text: String) throws {
        var writer = JSONWriter()
        writer.object { writer in
            writer.name(JSONName("text"))
            writer.value(joining: text, "", text)
        }
        let object = try JSONSerialization.jsonObject(with: Data(buffer: writer.bytes)) as? [String: String]
        #expect(object == ["text": text + text])
    }

    @Test("an id is written in lower case")
    func ids() {
        var writer = JSONWriter()
        let id = UUID(uuid: (0x01, 0x93, 0xD1, 0xC0, 0, 0, 0x70, 0x0F, 0x80, 0xAB, 0xCD, 0xEF, 0x09, 0x9A, 0xA9, 0xFF))
        writer.object { writer in
            writer.member("id", id)
            writer.member("next", 1)
        }
        #expect(String(buffer: writer.bytes) == "{\"id\":\"0193d1c0-0000-700f-80ab-cdef099aa9ff\",\"next\":1}")
    }

    @Test("what is longer than the first capacity is written whole")
    func growth() throws {
        var writer = JSONWriter(capacity: 0)
        let texts = (0..<1000).map { String(repeating: "\u{1}x", count: $0 % 50) }
        writer.object { writer in writer.array("list", of: texts) { writer, text in writer.value(text) } }
        let object = try JSONSerialization.jsonObject(with: Data(buffer: writer.bytes)) as? [String: [String]]
        #expect(object == ["list": texts])
    }

    @Test("members, lists and nothing are written as the encoder writes them")
    func shape() {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("a", 1)
            writer.member("b", nil as String?)
            writer.member("c", true)
            writer.array("d", of: [Int]()) { writer, number in writer.value(number) }
            writer.object("e") { writer in writer.member("f", Int.min) }
            writer.member("g", nil as Int?)
        }
        #expect(String(buffer: writer.bytes) == "{\"a\":1,\"b\":null,\"c\":true,\"d\":[],\"e\":{\"f\":-9223372036854775808},\"g\":null}")
    }

    @Test(
        "a date is written as the contract writes it",
        arguments: [
            0, 951_782_400, 951_868_799.999, 1_709_164_800.5, 1_763_683_200.123, 4_102_444_799.001, -1, -0.5, 253_402_300_799,
            1_763_683_200.0005, 1_763_683_199.9999999,
        ])
    func dates(seconds: Double) {
        let date = Date(timeIntervalSince1970: seconds)
        let bytes = [UInt8](capacity: DateText.length) { DateText.write(date, to: &$0) }
        #expect(String(decoding: bytes, as: UTF8.self) == ContractDate.format(date))
    }
}
