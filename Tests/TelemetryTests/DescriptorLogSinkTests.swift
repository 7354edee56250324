import Foundation
import SystemPackage
import Testing

@testable import Telemetry

@Suite struct DescriptorLogSinkTests {
    @Test func `Lines of many tasks never mix`() async throws {
        let path = FilePath(FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path)
        defer { try? FileManager.default.removeItem(atPath: path.string) }
        let descriptor = try FileDescriptor.open(path, .writeOnly, options: [.create, .exclusiveCreate], permissions: .ownerReadWrite)
        let sink = DescriptorLogSink(descriptor: descriptor)
        await withTaskGroup(of: Void.self) { group in
            for index in 0..<50 {
                group.addTask {
                    let line = Array((String(repeating: "\(index % 10)", count: 9000) + "\n").utf8)
                    for turn in 0..<4 { sink.write(line, mayWait: turn.isMultiple(of: 2)) }
                }
            }
        }
        sink.flush()
        try descriptor.close()
        let lines = try String(contentsOfFile: path.string, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 200)
        #expect(lines.allSatisfy { $0.count == 9000 && Set($0).count == 1 })
        #expect(sink.droppedLines == 0)
    }

    @Test func `A line that cannot be written is counted and does not trap`() throws {
        let full = try FileDescriptor.open(FilePath("/dev/full"), .writeOnly)
        let sink = DescriptorLogSink(descriptor: full)
        sink.write(Array("x\n".utf8), mayWait: false)
        #expect(sink.droppedLines == 1)
        try full.close()
    }

    @Test func `What waited is written before a line that does not wait, and both at once`() throws {
        let pipe = Pipe()
        let sink = DescriptorLogSink(descriptor: FileDescriptor(rawValue: pipe.fileHandleForWriting.fileDescriptor))
        for line in ["a", "b", "c"] { sink.write(Array("\(line)\n".utf8), mayWait: line != "c") }
        try pipe.fileHandleForWriting.close()
        #expect(try pipe.fileHandleForReading.readToEnd() == Data("a\nb\nc\n".utf8))
    }

    @Test(.timeLimit(.minutes(1))) func `A line that waits is written though no other follows`() throws {
        let pipe = Pipe()
        let sink = DescriptorLogSink(descriptor: FileDescriptor(rawValue: pipe.fileHandleForWriting.fileDescriptor))
        for line in ["a", "b", "c"] { sink.write(Array("\(line)\n".utf8), mayWait: true) }
        // Reading waits for what is not written yet.
        #expect(try pipe.fileHandleForReading.read(upToCount: 6) == Data("a\nb\nc\n".utf8))
        #expect(sink.droppedLines == 0)
    }
}
