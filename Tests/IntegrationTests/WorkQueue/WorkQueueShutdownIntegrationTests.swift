import Logging
import ServiceLifecycle
import TestSupport
import Testing
import WorkQueue

@Suite(.timeLimit(.minutes(1))) struct WorkQueueShutdownIntegrationTests {
    @Test func `A graceful shutdown lets running handlers finish and takes no more jobs`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let queue = WorkQueueClient(redis: redis, configuration: QueueConfiguration(name: prefix))
            let starts = EventRecorder<String>()
            let draining = EventRecorder<String>()
            let (gate, opened) = AsyncStream<Void>.makeStream()
            let (group, service) = Self.group(queue) { job, _ in
                starts.record(job.id)
                // The processor hears of the shutdown before its handlers do.
                try? await gracefulShutdown()
                draining.record(job.id)
                for await _ in gate {}
                return .finished
            }
            _ = try await queue.enqueue(JobRequest(id: "first", payload: ""))
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                await starts.wait(for: 1)
                await group.triggerGracefulShutdown()
                await draining.wait(for: 1)
                _ = try await queue.enqueue(JobRequest(id: "second", payload: ""))
                opened.finish()
                try await tasks.waitForAll()
            }
            withExtendedLifetime(service) {}
            #expect(starts.events == ["first"])
            #expect(try await !queue.contains("first"))
            #expect(try await queue.state(of: "second") == .ready)
        }
    }

    @Test func `After the time to drain handlers are cancelled and their jobs given back without an attempt`() async throws {
        try await withTestRedis { redis, prefix async throws in
            var configuration = QueueConfiguration(name: prefix)
            configuration.drainTimeout = .milliseconds(200)
            let queue = WorkQueueClient(redis: redis, configuration: configuration)
            let events = EventRecorder<JobInterruption?>()
            let (group, service) = Self.group(queue) { _, context in
                events.record(nil)
                await context.cancellationRequested()
                events.record(context.interruption)
                return .retry(after: .seconds(60))
            }
            _ = try await queue.enqueue(JobRequest(id: "a", payload: ""))
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                await events.wait(for: 1)
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
            }
            withExtendedLifetime(service) {}
            #expect(events.events == [nil, .shutdown])
            #expect(try await queue.state(of: "a") == .ready)
            let attempts = EventRecorder<Int>()
            try await withProcessors(
                of: queue,
                handler: { job, _ in
                    attempts.record(job.attempt); return .finished
                }
            ) {
                await attempts.wait(for: 1)
            }
            #expect(attempts.events == [1])
        }
    }

    @Test func `A handler that ignores its cancellation does not keep its job`() async throws {
        try await withTestRedis { redis, prefix async throws in
            var configuration = QueueConfiguration(name: prefix)
            configuration.drainTimeout = .milliseconds(100)
            configuration.interruptionGrace = .milliseconds(100)
            let queue = WorkQueueClient(redis: redis, configuration: configuration)
            let starts = EventRecorder<Int>()
            let (group, service) = Self.group(queue) { job, _ in
                starts.record(job.attempt)
                // Shielded from cancellation, as a stubborn handler is.
                return await Task {
                    try? await eventually(within: .seconds(20), "the job given back") {
                        try await queue.state(of: "a") == .ready ? () : nil
                    }
                    return .finished
                }.value
            }
            _ = try await queue.enqueue(JobRequest(id: "a", payload: ""))
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                await starts.wait(for: 1)
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
            }
            withExtendedLifetime(service) {}
            #expect(try await queue.state(of: "a") == .ready)
        }
    }

    private static func group(
        _ queue: WorkQueueClient, _ handler: @escaping QueueProcessor.Handler
    ) -> (ServiceGroup, QueueProcessor) {
        let logger = Logger(label: "test.queue")
        let processor = QueueProcessor(queue: queue, concurrency: 2, logger: logger, handler: handler)
        return (ServiceGroup(services: [processor], logger: logger), processor)
    }
}
