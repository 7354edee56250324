import Logging
import Redis
import ServiceLifecycle
import TestSupport
import Testing
import WorkQueue

@Suite(.timeLimit(.minutes(1))) struct WorkQueueFaultIntegrationTests {
    @Test func `A cancellation requested before the start is seen by the handler`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let queue = WorkQueueClient(redis: redis, configuration: QueueConfiguration(name: prefix))
            _ = try await queue.enqueue(JobRequest(id: "a", payload: ""))
            #expect(try await queue.requestCancel("a") == .ready)
            let seen = EventRecorder<Bool>()
            try await withProcessors(
                of: queue,
                handler: { _, context in
                    seen.record(context.isCancellationRequested); return .finished
                }
            ) {
                await seen.wait(for: 1)
            }
            #expect(seen.events == [true])
        }
    }

    @Test func `A cancellation whose message is lost arrives with the heartbeat`() async throws {
        try await withTestRedis { redis, prefix async throws in
            var configuration = QueueConfiguration(name: prefix)
            configuration.heartbeatInterval = .milliseconds(200)
            let queue = WorkQueueClient(redis: redis, configuration: configuration)
            let events = EventRecorder<Bool>()
            let handler: QueueProcessor.Handler = { _, context in
                events.record(context.isCancellationRequested)
                await context.cancellationRequested()
                events.record(context.isCancellationRequested)
                return .finished
            }
            try await withProcessors(of: queue, handler: handler) {
                _ = try await queue.enqueue(JobRequest(id: "a", payload: ""))
                await events.wait(for: 1)
                // The mark without the publication.
                _ = try await redis.send("HSET", ["{roost:\(prefix)}:job:a", "cancel", 1])
                await events.wait(for: 2)
            }
            #expect(events.events == [false, true])
        }
    }

    @Test func `A lost lease cancels the first handler, and the job runs again elsewhere`() async throws {
        try await withTestRedis { redis, prefix async throws in
            var configuration = QueueConfiguration(name: prefix)
            configuration.heartbeatInterval = .milliseconds(200)
            configuration.sweepInterval = .milliseconds(200)
            let queue = WorkQueueClient(redis: redis, configuration: configuration)
            let events = EventRecorder<String>()
            let handler: QueueProcessor.Handler = { job, context in
                events.record("start \(job.attempt)")
                guard job.attempt == 1 else { return .finished }
                await context.cancellationRequested()
                events.record("\(context.interruption.map { "\($0)" } ?? "none") \(Task.isCancelled)")
                return .finished
            }
            try await withProcessors(of: queue, handler: handler) {
                _ = try await queue.enqueue(JobRequest(id: "a", payload: ""))
                await events.wait(for: 1)
                // As if the owner had been silent for the lease's whole time.
                _ = try await redis.send("HSET", ["{roost:\(prefix)}:job:a", "token", "another"])
                _ = try await redis.send("ZADD", ["{roost:\(prefix)}:leases", 1, "a"])
                await events.wait(for: 3)
                try await eventually(within: .seconds(20), "the end of the job") { try await queue.contains("a") ? nil : () }
            }
            #expect(Set(events.events) == ["start 1", "start 2", "leaseLost true"])
        }
    }

    @Test func `A job whose owners keep falling silent is dead after its attempts`() async throws {
        try await withTestRedis { redis, prefix async throws in
            var configuration = QueueConfiguration(name: prefix)
            configuration.leaseDuration = .milliseconds(300)
            configuration.heartbeatInterval = .seconds(60)
            configuration.sweepInterval = .milliseconds(100)
            let queue = WorkQueueClient(redis: redis, configuration: configuration)
            let starts = EventRecorder<Int>()
            let handler: QueueProcessor.Handler = { job, context in
                starts.record(job.attempt)
                await context.cancellationRequested()
                return .finished
            }
            try await withProcessors(of: queue, handler: handler) {
                _ = try await queue.enqueue(JobRequest(id: "a", payload: ""))
                try await eventually(within: .seconds(20), "the dead job") { try await queue.state(of: "a") == .dead ? () : nil }
            }
            #expect(starts.events == [1, 2, 3])
        }
    }

    @Test func `A wiped Redis does not hang the processors`() async throws {
        try await withRedisServer({ $0.commandTimeout = .seconds(1) }) { _, redis async throws in
            var configuration = QueueConfiguration(name: "q")
            configuration.heartbeatInterval = .milliseconds(200)
            configuration.sweepInterval = .milliseconds(500)
            let queue = WorkQueueClient(redis: redis, configuration: configuration)
            let starts = EventRecorder<String>()
            let interruptions = EventRecorder<JobInterruption?>()
            let handler: QueueProcessor.Handler = { job, context in
                starts.record(job.id)
                guard job.payload == "wait" else { return .finished }
                await context.cancellationRequested()
                interruptions.record(context.interruption)
                return .finished
            }
            try await withProcessors(2, of: queue, handler: handler) {
                for number in 0..<4 { _ = try await queue.enqueue(JobRequest(id: "\(number)", group: "\(number)", payload: "wait")) }
                await starts.wait(for: 4)
                _ = try await redis.send("FLUSHALL")
                await interruptions.wait(for: 4)
                #expect(interruptions.events == Array(repeating: .leaseLost, count: 4))
                for number in 0..<4 { _ = try await queue.enqueue(JobRequest(id: "\(number)", group: "\(number)", payload: "go")) }
                await starts.wait(for: 8)
            }
        }
    }

    @Test func `A lease whose answer is lost is given back without an attempt`() async throws {
        try await withRedisServer({ $0.commandTimeout = .milliseconds(700) }) { server, redis async throws in
            let queue = WorkQueueClient(redis: redis, configuration: QueueConfiguration(name: "q"))
            let starts = EventRecorder<Int>()
            try await withRunningRedis(server.configuration) { other async throws in
                try await waitUntilHealthy(other)
                try await withProcessors(
                    of: queue,
                    handler: { job, _ in
                        starts.record(job.attempt)
                        return .finished
                    }
                ) {
                    _ = try await queue.enqueue(JobRequest(id: "first", payload: ""))
                    await starts.wait(for: 1)
                    // The server executes the lease, but so late that its answer is discarded.
                    async let sleeping = other.send("DEBUG", ["SLEEP", "1.1"], timeout: .seconds(10))
                    _ = try? await queue.enqueue(JobRequest(id: "second", payload: ""))
                    _ = try await sleeping
                    await starts.wait(for: 2)
                }
            }
            #expect(starts.events == [1, 1])
        }
    }

    @Test func `A handler stops before its lease can be another's, however long the client waits for Redis`() async throws {
        try await withRedisServer({ $0.connectionWait = .seconds(30) }) { server, redis async throws in
            var configuration = QueueConfiguration(name: "q")
            configuration.leaseDuration = .seconds(5)
            configuration.heartbeatInterval = .seconds(1)
            let queue = WorkQueueClient(redis: redis, configuration: configuration)
            let starts = EventRecorder<ContinuousClock.Instant>()
            let ends = EventRecorder<ContinuousClock.Instant>()
            let handler: QueueProcessor.Handler = { _, context in
                starts.record(.now)
                await context.cancellationRequested()
                ends.record(.now)
                return .finished
            }
            try await withProcessors(of: queue, handler: handler) {
                _ = try await queue.enqueue(JobRequest(id: "a", payload: ""))
                await starts.wait(for: 1)
                await server.kill()
                let killed = ContinuousClock.now
                await ends.wait(for: 1)
                let end = try #require(ends.events.first)
                #expect(end - killed < .seconds(5))
                try server.start()
            }
        }
    }

    @Test func `Jobs whose hashes Redis dropped stop nobody else, and can be enqueued again`() async throws {
        try await withTestRedis { redis, prefix async throws in
            var configuration = QueueConfiguration(name: prefix)
            configuration.sweepInterval = .milliseconds(200)
            let queue = WorkQueueClient(redis: redis, configuration: configuration)
            _ = try await queue.enqueue(JobRequest(id: "ready", payload: ""))
            _ = try await queue.enqueue(JobRequest(id: "first", group: "g", payload: ""))
            _ = try await queue.enqueue(JobRequest(id: "second", group: "g", payload: ""))
            _ = try await queue.enqueue(JobRequest(id: "third", group: "g", payload: ""))
            _ = try await queue.enqueue(JobRequest(id: "late", payload: "", delay: .milliseconds(1)))
            for id in ["ready", "second", "late"] { _ = try await redis.send("DEL", ["{roost:\(prefix)}:job:\(id)"]) }
            // A lease that ran out, of a job of which nothing is left.
            _ = try await redis.send("ZADD", ["{roost:\(prefix)}:leases", 1, "gone"])
            _ = try await queue.statistics()
            let starts = EventRecorder<String>()
            try await withProcessors(
                of: queue,
                handler: { job, _ in
                    starts.record(job.id)
                    return .finished
                }
            ) {
                await starts.wait(for: 2)
                #expect(starts.events == ["first", "third"])
                _ = try await queue.enqueue(JobRequest(id: "ready", payload: ""))
                _ = try await queue.enqueue(JobRequest(id: "second", group: "g", payload: ""))
                await starts.wait(for: 4)
                try await eventually(within: .seconds(20), "the end of all jobs") { try await queue.statistics().running == 0 ? () : nil }
            }
            #expect(Set(starts.events) == ["first", "third", "ready", "second"])
        }
    }

    @Test func `A restarted Redis is used again`() async throws {
        try await withRedisServer { server, redis async throws in
            let queue = WorkQueueClient(redis: redis, configuration: QueueConfiguration(name: "q"))
            let starts = EventRecorder<String>()
            try await withProcessors(
                of: queue,
                handler: { job, _ in
                    starts.record(job.id); return .finished
                }
            ) {
                _ = try await queue.enqueue(JobRequest(id: "before", payload: ""))
                await starts.wait(for: 1)
                await server.kill()
                try server.start()
                try await waitUntilHealthy(redis)
                _ = try await queue.enqueue(JobRequest(id: "after", payload: ""))
                await starts.wait(for: 2)
            }
            #expect(starts.events == ["before", "after"])
        }
    }
}
