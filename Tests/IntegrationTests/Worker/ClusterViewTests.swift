import ControlPlane
import DockerEngine
import Model
import TestSupport
import Testing
import Worker

@Suite("What use cases see of the cluster", .timeLimit(.minutes(3)))
struct ClusterViewTests {
    private static let lineCount = 50_000

    @Test("A reader who stops reading again and again gets all of 50,000 lines, in order")
    func slowReader() async throws {
        try await withDockerLab { lab in
            // It prints as fast as it can and then stays.
            var spec = lab.serviceSpec("printer", command: ["sh", "-c", "seq 1 \(Self.lineCount); exec sleep 1000"])
            // The lab's engine keeps less than that unless it is told otherwise.
            spec.taskTemplate.logDriver = LogDriver(name: "json-file", options: ["max-size": "1g"])
            let id = try await lab.client.createService(spec).id
            let task = try #require(try await lab.waitUntilRunning(id).first)
            let log = try await EngineClusterView(docker: lab.client)
                .logs(of: ServiceName(stored: spec.name), ApplicationLogQuery(follow: true))
            var count = 0
            for try await line in log {
                count += 1
                guard line.text == String(count), line.task == task.id else {
                    Issue.record("line \(count) is \(line)")
                    break
                }
                if count == Self.lineCount { break }
                if count % 25_000 == 1 { try await Self.beBusy(with: lab.client) }
            }
            #expect(count == Self.lineCount)
        }
    }

    @Test("A service that is not there has printed nothing")
    func absent() async throws {
        try await withDockerLab { lab in
            let log = try await EngineClusterView(docker: lab.client).logs(
                of: ServiceName(stored: "none-\(lab.mark)"), ApplicationLogQuery())
            for try await line in log { Issue.record("\(line)") }
        }
    }

    /// The pause of a slow reader: longer than the engine takes to send what a reader without back-pressure would have to keep.
    private static func beBusy(with client: DockerClient) async throws {
        let start = ContinuousClock.now
        while ContinuousClock.now - start < .seconds(2) { _ = try await client.info() }
    }
}
