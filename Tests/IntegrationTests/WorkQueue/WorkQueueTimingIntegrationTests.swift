import Redis
import TestSupport
import Testing
import WorkQueue

/// Tests that measure time run one after the other: one of them keeps every thread of the pool busy.
@Suite(.serialized, .timeLimit(.minutes(1))) struct WorkQueueTimingIntegrationTests {
    @Test func `A handler that blocks every thread of the pool keeps its lease`() async throws {
        try await withTestRedis { redis, prefix async throws in
            var configuration = QueueConfiguration(name: prefix)
            configuration.leaseDuration = .seconds(1)
            configuration.heartbeatInterval = .milliseconds(100)
            configuration.sweepInterval = .milliseconds(100)
            let queue = WorkQueueClient(redis: redis, configuration: configuration)
            let starts = EventRecorder<Int>()
            let ends = EventRecorder<Int>()
            let handler: QueueProcessor.Handler = { job, _ in
                starts.record(job.attempt)
                // Blocks its thread, which a sleep would give back.
                let end = ContinuousClock.now + .milliseconds(1200)
                while ContinuousClock.now < end {}
                ends.record(job.attempt)
                return .finished
            }
            try await withProcessors(of: queue, concurrency: 8, handler: handler) {
                for number in 0..<4 { _ = try await queue.enqueue(JobRequest(id: "\(number)", payload: "")) }
                await ends.wait(for: 4)
            }
            #expect(starts.events == Array(repeating: 1, count: 4))
        }
    }

    @Test func `A requested cancellation reaches the running handler in less than a second`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let queue = WorkQueueClient(redis: redis, configuration: QueueConfiguration(name: prefix))
            let events = EventRecorder<ContinuousClock.Instant>()
            let handler: QueueProcessor.Handler = { _, context in
                events.record(.now)
                await context.cancellationRequested()
                #expect(context.isCancellationRequested)
                #expect(!Task.isCancelled)
                events.record(.now)
                return .finished
            }
            try await withProcessors(of: queue, handler: handler) {
                _ = try await queue.enqueue(JobRequest(id: "a", payload: ""))
                await events.wait(for: 1)
                let start = ContinuousClock.now
                #expect(try await queue.requestCancel("a") == .running)
                await events.wait(for: 2)
                #expect(start.duration(to: events.events[1]) < .seconds(1))
                #expect(try await queue.requestCancel("unknown") == nil)
            }
        }
    }

    @Test func `A delayed job starts when it is due, not before`() async throws {
        try await withTestRedis { redis, prefix async throws in
            var configuration = QueueConfiguration(name: prefix)
            configuration.sweepInterval = .seconds(60)
            let queue = WorkQueueClient(redis: redis, configuration: configuration)
            let runs = EventRecorder<ContinuousClock.Instant>()
            try await withProcessors(
                of: queue,
                handler: { _, _ in
                    runs.record(.now); return .finished
                }
            ) {
                let start = ContinuousClock.now
                _ = try await queue.enqueue(JobRequest(id: "later", payload: "", delay: .milliseconds(400)))
                #expect(try await queue.state(of: "later") == .delayed)
                await runs.wait(for: 1)
                let delay = start.duration(to: try #require(runs.events.first))
                #expect(delay >= .milliseconds(395))
                #expect(delay < .seconds(2))
            }
        }
    }

    @Test func `An idle processor starts a job within milliseconds`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let queue = WorkQueueClient(redis: redis, configuration: QueueConfiguration(name: prefix))
            let starts = EventRecorder<ContinuousClock.Instant>()
            try await withProcessors(
                of: queue,
                handler: { _, _ in
                    starts.record(.now); return .finished
                }
            ) {
                _ = try await queue.enqueue(JobRequest(id: "warm-up", payload: ""))
                await starts.wait(for: 1)
                var delays: [Duration] = []
                for number in 1...200 {
                    let start = ContinuousClock.now
                    _ = try await queue.enqueue(JobRequest(id: "\(number)", payload: ""))
                    await starts.wait(for: number + 1)
                    delays.append(start.duration(to: starts.events[number]))
                }
                delays.sort()
                print("enqueue to start: p50 \(delays[100]), p99 \(delays[198])")
                // The bound is generous because other tests share the machine.
                #expect(delays[100] < .milliseconds(50))
            }
        }
    }
}
