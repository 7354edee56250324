import FoundationEssentials
import Testing

@testable import Postgres

@Suite struct ParameterTests {
    @Test func `array elements are quoted, so that none is taken for syntax`() {
        let elements: [PostgresValue] = [.text("a"), .text("b\"c\\d"), .text("{,}"), .text("NULL"), .null, .text("")]
        #expect(ArrayCodec.literal(elements) == #"{"a","b\"c\\d","{,}","NULL",NULL,""}"#)
        #expect(ArrayCodec.literal([]) == "{}")
        #expect([1, -2].postgresValue == .text(#"{"1","-2"}"#))
    }

    @Test func `bytes are sent as they are`() {
        #expect(([0, 255] as [UInt8]).postgresValue == .binary([0, 255]))
    }

    @Test func `an array of bytes is sent in the binary format`() {
        let header: [UInt8] = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 17, 0, 0, 0, 2, 0, 0, 0, 1]
        #expect(([[0, 255], []] as [[UInt8]]).postgresValue == .binary(header + [0, 0, 0, 2, 0, 255] + [0, 0, 0, 0]))
        #expect(([] as [[UInt8]]).postgresValue == .binary([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 17]))
    }

    @Test func `nil is NULL`() {
        #expect((nil as String?).postgresValue == .null)
        #expect((7 as Int?).postgresValue == .text("7"))
    }

    @Test func `an enumeration is sent as its raw value`() {
        enum Colour: String, PostgresEncodable { case red }
        #expect(Colour.red.postgresValue == .text("red"))
    }

    @Test func `text with a zero byte is refused instead of cut`() {
        let error = #expect(throws: PostgresError.self) { try EncodedParameters(["fine", "a\0b"], of: SQLStatement("insert", "")) }
        #expect(error?.code == .encoding)
        #expect(error?.statement == "insert")
        #expect(error?.description.contains("a\0b") == false)
    }

    @Test func `more parameters than the protocol counts are refused`() {
        let error = #expect(throws: PostgresError.self) { try EncodedParameters(Array(repeating: 1, count: 65_536)) }
        #expect(error?.code == .encoding)
    }

    @Test func `JSON of equal values is equal`() throws {
        let json = try PostgresJSON(encoding: ["b": 1, "a": 2])
        #expect(json.text == #"{"a":2,"b":1}"#)
        #expect(try json.decoded(as: [String: Int].self) == ["a": 2, "b": 1])
        #expect(throws: PostgresError.self) { try json.decoded(as: [Int].self) }
    }
}
