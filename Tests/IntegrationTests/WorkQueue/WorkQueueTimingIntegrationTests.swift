import Foundation
import Redis
import TestSupport
import Testing
import WorkQueue

/// Tests that measure time run one after the other: one of them keeps every thread of the pool busy.
@Suite(.serialized, .timeLimit(.minutes(1))) struct WorkQueueTimingIntegrationTests {
    @Test func `A handler that blocks every thread of the pool keeps its lease`() async throws {
        try await withTestRedis { redis, prefix async throws in
            var configuration = QueueConfiguration(name: prefix)
            configuration.leaseDuration = .seconds(3)
            configuration.heartbeatInterval = .milliseconds(300)
            configuration.sweepInterval = .milliseconds(100)
            let queue = WorkQueueClient(redis: redis, configuration: configuration)
            let starts = EventRecorder<Int>()
            let ends = EventRecorder<Int>()
            let handler: QueueProcessor.Handler = { job, _ in
                starts.record(job.attempt)
                // Blocks its thread for longer than the lease; a sleep would give it back.
                let end = ContinuousClock.now + .milliseconds(3300)
                while ContinuousClock.now < end {}
                ends.record(job.attempt)
                return .finished
            }
            let threads = ProcessInfo.processInfo.activeProcessorCount
            try await withProcessors(of: queue, concurrency: threads, handler: handler) {
                for number in 0..<threads { _ = try await queue.enqueue(JobRequest(id: "\(number)", payload: "")) }
                await ends.wait(for: threads)
            }
            #expect(starts.events == Array(repeating: 1, count: threads))
        }
    }

    @Test func `A requested cancellation reaches the running handler in less than a second, whenever the next heartbeat is`() async throws {
        try await withTestRedis { redis, prefix async throws in
            var configuration = QueueConfiguration(name: prefix)
            configuration.leaseDuration = .seconds(180)
            configuration.heartbeatInterval = .seconds(60)
            configuration.sweepInterval = .seconds(60)
            let queue = WorkQueueClient(redis: redis, configuration: configuration)
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

    @Test func `An idle processor is woken by each job and does not wait until it looks for work itself`() async throws {
        try await withTestRedis { redis, prefix async throws in
            var configuration = QueueConfiguration(name: prefix)
            // Longer than the test may last: a job of which the processor does not hear is not started.
            configuration.sweepInterval = .seconds(600)
            let queue = WorkQueueClient(redis: redis, configuration: configuration)
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
                    // One that has just ended a job looks for the next by itself.
                    try await eventually(within: .seconds(20), every: .milliseconds(2), "the end of the job before") {
                        try await queue.statistics().running == 0 ? () : nil
                    }
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
