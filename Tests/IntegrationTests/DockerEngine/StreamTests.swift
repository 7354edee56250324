import DockerEngine
import FoundationEssentials
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct DockerStreamTests {
    @Test("Followed logs of a service arrive as they are written, with stream, time and task")
    func serviceLogs() async throws {
        try await withDockerLab { lab in
            // A line a second, for as long as the service is there.
            let command = ["sh", "-c", "n=0; while :; do n=$((n+1)); echo out $n; echo err $n >&2; sleep 1; done"]
            let id = try await lab.client.createService(lab.serviceSpec("log", command: command)).id
            let task = try #require(try await lab.waitUntilRunning(id).first)
            let options = LogOptions.following()
            var lines: [LogLine] = []
            for try await frame in try await lab.client.serviceLogs(id, options: options) {
                lines.append(LogLine(frame, options: options))
                if lines.count == 6 { break }
            }
            #expect(lines.allSatisfy { $0.details["com.docker.swarm.task.id"] == task.id && $0.timestamp != nil && !$0.isPartial })
            #expect(Set(lines.map { String(decoding: $0.text, as: UTF8.self) }).isSuperset(of: ["out 1", "err 1", "out 2", "err 2"]))
            #expect(lines.contains { $0.stream == .stderr } && lines.contains { $0.stream == .stdout })
        }
    }

    @Test("A tail gives the last lines, and a time leaves out what came before")
    func tailAndSince() async throws {
        try await withDockerLab { lab in
            let name = try await lab.runToEnd(["sh", "-c", "for n in 1 2 3 4 5; do echo $n; done; printf end"])
            var options = LogOptions()
            options.tail = 2
            var texts: [String] = []
            for try await frame in try await lab.client.containerLogs(name, options: options) {
                texts.append(String(decoding: frame.bytes, as: UTF8.self))
            }
            #expect(texts == ["5\n", "end"])
            options.tail = nil
            options.since = DockerTimestamp(seconds: Int64(Date().timeIntervalSince1970) + 60)
            var count = 0
            for try await _ in try await lab.client.containerLogs(name, options: options) { count += 1 }
            #expect(count == 0)
        }
    }

    @Test("Output of a container with a terminal is passed on as it is")
    func terminal() async throws {
        try await withDockerLab { lab in
            let name = try await lab.runToEnd(["echo", "raw"], tty: true)
            var bytes: [UInt8] = []
            for try await frame in try await lab.client.containerLogs(name) { bytes += frame.bytes }
            #expect(String(decoding: bytes, as: UTF8.self) == "raw\r\n")
        }
    }

    @Test("Cancelling the reader of a silent log ends it at once")
    func cancel() async throws {
        try await withDockerLab { lab in
            // It says one thing, and nothing more for longer than the test lasts.
            let id = try await lab.start(["sh", "-c", "echo ready; exec sleep 1000"])
            var options = LogOptions()
            options.follow = true
            let logs = try await lab.client.containerLogs(id, options: options)
            let read = EventRecorder<LogFrame>()
            let reader = Task { for try await frame in logs { read.record(frame) } }
            await read.wait(for: 1)
            let start = ContinuousClock.now
            reader.cancel()
            _ = await reader.result
            #expect(ContinuousClock.now - start < .seconds(5))
            try await lab.client.ping()
        }
    }

    @Test("A reader that stops reading holds back the engine alone: no memory fills, no call waits, and nothing is lost when it goes on")
    func slowReader() async throws {
        try await withDockerLab { lab in
            let size = 128 << 20
            // The lab's engine keeps less than that unless it is told otherwise.
            let name = try await lab.runToEnd(
                ["sh", "-c", "yes $(printf %01023d 7) | head -c \(size)"],
                logConfig: LogConfig(type: "json-file", config: ["max-size": "1g"]), within: .seconds(90))
            // What the relay has passed on and nobody has read is kept in the client.
            try await withEngineRelay { relay in
                try await relay.withEngine { client in
                    let unread = try await client.containerLogs(name)
                    var frames = try await client.containerLogs(name).makeAsyncIterator()
                    var count = try #require(try await frames.next()).bytes.count
                    for _ in 0..<50 { _ = try await client.info() }
                    #expect(relay.answeredBytes < 16 << 20)
                    while let frame = try await frames.next() { count += frame.bytes.count }
                    #expect(count == size)
                    #expect((size...size + 32 << 20).contains(relay.answeredBytes))
                    withExtendedLifetime(unread) {}
                }
            }
        }
    }

    @Test("A reader of events that looks away misses none and keeps no call waiting")
    func slowEventReader() async throws {
        try await withDockerLab { lab in
            let events = try await lab.client.events(["type": ["container"], "label": ["roost.test=\(lab.mark)"]])
            let id = try await lab.start(DockerLab.idle)
            for _ in 0..<100 { try await lab.client.killContainer(id, signal: "SIGWINCH") }
            try await lab.client.killContainer(id)
            var kills = 0
            for try await event in events {
                if event.action == "kill" { kills += 1 }
                if event.action == "die" { break }
            }
            #expect(kills == 101)
        }
    }

    @Test("Events tell of a container's life, filtered by label")
    func events() async throws {
        try await withDockerLab { lab in
            let filters: DockerFilters = ["type": ["container"], "label": ["roost.test=\(lab.mark)"]]
            let events = try await lab.client.events(filters)
            let name = try await lab.runToEnd(["true"])
            var actions: [String] = []
            for try await event in events {
                #expect(event.actor.id == name)
                #expect(event.type == .container)
                actions.append(event.action)
                if event.action == "die" {
                    #expect(event.actor.attributes["exitCode"] == "0")
                    break
                }
            }
            #expect(actions.first == "create" && actions.contains("start"))
        }
    }

    @Test("A command in a container gives its output and its exit code")
    func exec() async throws {
        try await withDockerLab { lab in
            let id = try await lab.start(DockerLab.idle)
            let (exec, output) = try await lab.client.exec(in: id, command: ["sh", "-c", "echo $A; echo no >&2; exit 7"], env: ["A=yes"])
            var frames: [LogStream: String] = [:]
            for try await frame in output { frames[frame.stream, default: ""] += String(decoding: frame.bytes, as: UTF8.self) }
            #expect(frames == [.stdout: "yes\n", .stderr: "no\n"])
            let code = try await eventually(within: .seconds(30), "the exit code") { try await lab.client.execExitCode(exec) }
            #expect(code == 7)
        }
    }

    @Test("Statistics come once, or each second")
    func stats() async throws {
        try await withDockerLab { lab in
            let id = try await lab.start(DockerLab.idle)
            let sample = try await lab.client.stats(id)
            #expect((sample.memory?.usage ?? 0) > 0)
            #expect((sample.cpu?.systemUsage ?? 0) > (sample.previousCPU?.systemUsage ?? .max))
            var count = 0
            for try await sample in try await lab.client.statsStream(id) {
                #expect(sample.read > .zero)
                count += 1
                if count == 2 { break }
            }
            #expect(count == 2)
        }
    }
}
