import Foundation
import Logging
import Telemetry
import Testing

@Suite struct JSONLogHandlerTests {
    private let sink = RecordingSink()

    @Test func `An event is one line with its fields and flattened metadata`() throws {
        var logger = self.makeLogger()
        logger[metadataKey: LogKey.deployment] = "d1"
        logger.warning("went wrong", metadata: ["outer": ["inner": "x"], "list": ["a", "b"], "number": .stringConvertible(3)])
        let object = try self.onlyObject()
        #expect(object["level"] == "warning")
        #expect(object["label"] == "test")
        #expect(object["message"] == "went wrong")
        #expect(object["deployment"] == "d1")
        #expect(object["outer.inner"] == "x")
        #expect(object["list.1"] == "b")
        #expect(object["number"] == "3")
        let time = try #require(object["time"])
        #expect(
            try #require(try? Date(time, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))).timeIntervalSinceNow > -60)
    }

    @Test(arguments: ["line\r\nfeed", "\u{1B}[31mred\u{1B}[0m", "quote\" back\\slash \t", "nul\u{0}del\u{7F}c1\u{9B}2J", "\u{2028}🐓é"])
    func `M03: No text can end the line or reach the terminal`(text: String) throws {
        self.makeLogger().info("\(text)", metadata: ["\(text)": "\(text)"])
        let line = try #require(self.sink.lines.first)
        #expect(line.hasSuffix("}\n"))
        #expect(line.unicodeScalars.dropLast().allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0.value != 0x2028 })
        let object = try self.onlyObject()
        #expect(object["message"] == text)
        #expect(object[text] == text)
    }

    @Test func `Metadata cannot take the place of a field`() throws {
        self.makeLogger().error("real", metadata: ["message": "forged", "level": "debug"])
        let object = try self.onlyObject()
        #expect(object["message"] == "real")
        #expect(object["level"] == "error")
        #expect(object["metadata.message"] == "forged")
    }

    @Test func `A value with fields of its own is written as entries of metadata are`() throws {
        struct Weight: LogFields {
            var description: String { "3 kg" }

            func add(to line: inout JSONLineWriter) {
                line.add("number", 3)
                line.add("unit", "\"kg\"")
                line.add("sign", room: 2) { output in output.append(UInt8(ascii: "+")) }
            }
        }
        self.makeLogger().info("weighed", metadata: ["weight": .stringConvertible(Weight()), "after": "x"])
        let object = try self.onlyObject()
        #expect(object["number"] == "3" && object["unit"] == "\"kg\"" && object["sign"] == "+" && object["after"] == "x")
        #expect(object["weight"] == nil)
    }

    @Test func `Events below the level are not written`() {
        self.makeLogger().debug("quiet")
        #expect(self.sink.lines.isEmpty)
    }

    private func makeLogger() -> Logger {
        Logger(label: "test") { JSONLogHandler(label: $0, sink: self.sink) }
    }

    private func onlyObject() throws -> [String: String] {
        #expect(self.sink.lines.count == 1)
        return try JSONDecoder().decode([String: String].self, from: Data(try #require(self.sink.lines.first).utf8))
    }
}
