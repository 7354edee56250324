import Testing

@testable import Builder

@Suite struct BuildOutputTests {
    @Test func `Lines keep their stream and the end is remembered`() async {
        let log = CollectingLog()
        let output = BuildOutput(log: log, maximumSize: 1000, maximumLineLength: 100)
        await output.receive(Array("one\ntwo".utf8), from: .stdout)
        await output.receive(Array("bad\n\n".utf8), from: .stderr)
        await output.finish()
        #expect(
            log.lines == [
                .init(text: "one", stream: .stdout), .init(text: "bad", stream: .stderr), .init(text: "", stream: .stderr),
                .init(text: "two", stream: .stdout),
            ])
        #expect(await output.lastLines == ["one", "bad", "two"])
        #expect(await output.lastErrorLine == "bad")
    }

    @Test func `A log that is too long ends with a marker, and its tail is still known`() async {
        let log = CollectingLog()
        let output = BuildOutput(log: log, maximumSize: 1000, maximumLineLength: 100)
        for index in 0..<1000 { await output.receive(Array("line \(index)\n".utf8), from: .stdout) }
        await output.finish()
        #expect(log.lines.last == .init(text: "The log is longer than 1000 bytes; the rest is left out.", stream: .system))
        #expect(log.lines.dropLast().reduce(0) { $0 + $1.text.utf8.count + 1 } <= 1000)
        #expect(await output.lastLines.last == "line 999")
        #expect(await output.lastLines.count == BuildOutput.tailLength)
    }

    @Test func `The images of the classic builder's steps are noted, and nothing that only looks alike`() async {
        let output = BuildOutput(log: CollectingLog(), maximumSize: 1000, maximumLineLength: 100)
        let text = " ---> 5b5af750cbfa\n ---> Running in 5b5af750cbfa\n ---> 5b5af750cbfg\n---> 5b5af750cbfa\n ---> 0123456789ab\n"
        await output.receive(Array(text.utf8), from: .stdout)
        #expect(await output.stepImages == ["5b5af750cbfa", "0123456789ab"])
    }
}
