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
                    for _ in 0..<4 { sink.write(line) }
                }
            }
        }
        try descriptor.close()
        let lines = try String(contentsOfFile: path.string, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 200)
        #expect(lines.allSatisfy { $0.count == 9000 && Set($0).count == 1 })
        #expect(sink.droppedLines == 0)
    }

    @Test func `A line that cannot be written is counted and does not trap`() throws {
        let full = try FileDescriptor.open(FilePath("/dev/full"), .writeOnly)
        let sink = DescriptorLogSink(descriptor: full)
        sink.write(Array("x\n".utf8))
        #expect(sink.droppedLines == 1)
        try full.close()
    }
}
