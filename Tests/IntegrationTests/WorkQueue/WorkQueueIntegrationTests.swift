import Redis
import TestSupport
import Testing
import WorkQueue

@Suite(.timeLimit(.minutes(1))) struct WorkQueueIntegrationTests {
    @Test func `A thousand jobs on four processors each run exactly once`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let queue = WorkQueueClient(redis: redis, configuration: QueueConfiguration(name: prefix))
            let runs = EventRecorder<String>()
            let handler: QueueProcessor.Handler = { job, _ in
                runs.record(job.id)
                return .finished
            }
            try await withProcessors(4, of: queue, concurrency: 8, handler: handler) {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<1000 {
                        group.addTask { _ = try await queue.enqueue(JobRequest(id: "job-\(number)", payload: "")) }
                    }
                    try await group.waitForAll()
                }
                await runs.wait(for: 1000)
                try await eventually(within: .seconds(20), "the end of all jobs") { try await queue.statistics().running == 0 ? () : nil }
            }
            #expect(Set(runs.events).count == 1000)
            #expect(runs.events.count == 1000)
            #expect(try await queue.statistics().depth == 0)
        }
    }

    @Test func `A known id is a duplicate until the job is finished`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let queue = WorkQueueClient(redis: redis, configuration: QueueConfiguration(name: prefix))
            let request = JobRequest(id: "a", payload: "1")
            #expect(try await queue.enqueue(request) == .enqueued)
            #expect(try await queue.enqueue(request) == .duplicate)
            #expect(try await queue.contains("a"))
            #expect(try await queue.state(of: "a") == .ready)
            let runs = EventRecorder<String>()
            try await withProcessors(
                of: queue,
                handler: { job, _ in
                    runs.record(job.payload); return .finished
                }
            ) {
                await runs.wait(for: 1)
                try await eventually(within: .seconds(20), "the end of the job") { try await queue.contains("a") ? nil : () }
                #expect(try await queue.enqueue(request) == .enqueued)
                await runs.wait(for: 2)
            }
        }
    }

    @Test func `Jobs of a group run one after the other in order, also across retries, while others go on`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let queue = WorkQueueClient(redis: redis, configuration: QueueConfiguration(name: prefix))
            for number in 0..<20 {
                for group in ["a", "b", "c"] {
                    _ = try await queue.enqueue(
                        JobRequest(id: "\(group)\(number)", group: group, priority: number % 3, payload: String(number)))
                }
            }
            #expect(try await queue.statistics().waiting == 57)
            let starts = EventRecorder<LeasedJob>()
            let ends = EventRecorder<LeasedJob>()
            let handler: QueueProcessor.Handler = { job, _ in
                starts.record(job)
                defer { ends.record(job) }
                let isAlone = starts.events.filter { $0.group == job.group }.count == ends.events.filter { $0.group == job.group }.count + 1
                #expect(isAlone, "two jobs of group \(job.group ?? "") run")
                return job.attempt == 1 && job.payload == "7" ? .retry(after: .milliseconds(50)) : .finished
            }
            try await withProcessors(3, of: queue, handler: handler) { await ends.wait(for: 63) }
            for group in ["a", "b", "c"] {
                let order = starts.events.filter { $0.group == group }.map(\.payload)
                // The eighth runs twice in a row.
                let expected = (0..<21).map { String($0 <= 7 ? $0 : $0 - 1) }
                #expect(order == expected)
            }
        }
    }

    @Test func `Higher priorities come first, equal ones in order of arrival`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let queue = WorkQueueClient(redis: redis, configuration: QueueConfiguration(name: prefix))
            for (id, priority) in [("c", 0), ("d", 0), ("a", 10), ("e", -5), ("b", 10)] {
                _ = try await queue.enqueue(JobRequest(id: id, priority: priority, payload: ""))
            }
            let runs = EventRecorder<String>()
            try await withProcessors(
                of: queue, concurrency: 1,
                handler: { job, _ in
                    runs.record(job.id); return .finished
                }
            ) {
                await runs.wait(for: 5)
            }
            #expect(runs.events == ["a", "b", "c", "d", "e"])
        }
    }

    @Test func `A job that keeps failing is dead after its attempts, is listed, retried and dropped`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let queue = WorkQueueClient(redis: redis, configuration: QueueConfiguration(name: prefix))
            let attempts = EventRecorder<Int>()
            let handler: QueueProcessor.Handler = { job, _ in
                attempts.record(job.attempt)
                return .retry(after: .milliseconds(10))
            }
            try await withProcessors(of: queue, handler: handler) {
                _ = try await queue.enqueue(JobRequest(id: "bad", group: "g", payload: "p"))
                try await eventually(within: .seconds(20), "the dead job") { try await queue.statistics().dead == 1 ? () : nil }
                #expect(attempts.events == [1, 2, 3])
                let dead = try #require(try await queue.deadJobs().first)
                #expect(dead.id == "bad" && dead.group == "g" && dead.payload == "p" && dead.attempts == 3)
                #expect(try await queue.enqueue(JobRequest(id: "bad", payload: "")) == .duplicate)
                #expect(try await queue.retryDead("bad"))
                await attempts.wait(for: 6)
                try await eventually(within: .seconds(20), "the dead job") { try await queue.statistics().dead == 1 ? () : nil }
                #expect(try await queue.dropDead("bad"))
                #expect(try await !queue.dropDead("bad"))
                #expect(try await !queue.contains("bad"))
            }
        }
    }

    @Test func `A dead or removed job frees its group`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let queue = WorkQueueClient(redis: redis, configuration: QueueConfiguration(name: prefix))
            for id in ["one", "two", "three"] { _ = try await queue.enqueue(JobRequest(id: id, group: "g", payload: "")) }
            #expect(try await queue.state(of: "two") == .waiting)
            #expect(try await queue.remove("one"))
            #expect(try await queue.state(of: "two") == .ready)
            let runs = EventRecorder<String>()
            let handler: QueueProcessor.Handler = { job, _ in
                runs.record(job.id)
                return job.id == "two" ? .dead(reason: "it is two") : .finished
            }
            try await withProcessors(of: queue, handler: handler) { await runs.wait(for: 2) }
            #expect(runs.events == ["two", "three"])
            #expect(try await queue.deadJobs().map(\.reason) == ["it is two"])
        }
    }

    @Test func `A release does not count as an attempt`() async throws {
        try await withTestRedis { redis, prefix async throws in
            let queue = WorkQueueClient(redis: redis, configuration: QueueConfiguration(name: prefix))
            let attempts = EventRecorder<Int>()
            let handler: QueueProcessor.Handler = { job, _ in
                attempts.record(job.attempt)
                return attempts.events.count < 10 ? .release(after: .milliseconds(5)) : .finished
            }
            try await withProcessors(of: queue, handler: handler) {
                _ = try await queue.enqueue(JobRequest(id: "busy", payload: ""))
                await attempts.wait(for: 10)
            }
            #expect(attempts.events == Array(repeating: 1, count: 10))
        }
    }

    @Test func `The queue's own limit holds over all processors`() async throws {
        try await withTestRedis { redis, prefix async throws in
            var configuration = QueueConfiguration(name: prefix)
            configuration.concurrency = 2
            let queue = WorkQueueClient(redis: redis, configuration: configuration)
            for number in 0..<30 { _ = try await queue.enqueue(JobRequest(id: "\(number)", payload: "")) }
            let ends = EventRecorder<Int>()
            let handler: QueueProcessor.Handler = { _, _ in
                let running = (try? await queue.statistics().running) ?? .max
                ends.record(running)
                return .finished
            }
            try await withProcessors(3, of: queue, handler: handler) { await ends.wait(for: 30) }
            #expect(ends.events.allSatisfy { $0 <= 2 })
        }
    }
}
