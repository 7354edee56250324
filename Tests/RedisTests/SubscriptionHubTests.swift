import Dispatch
import Synchronization
import Testing

@testable import Redis

@Suite(.timeLimit(.minutes(1))) struct SubscriptionHubTests {
    /// Whoever is cancelled holds a lock of its task while it leaves the hub, and that lock is taken to wake it: were it woken under the
    /// hub's lock, the two would wait for each other for ever, and with them all that runs on the connection's event loop.
    @Test(arguments: ["message", "subscribe"]) func `Subscribers are woken while the hub is free for others`(kind: String) async throws {
        let hub = SubscriptionHub(buffer: 8)
        let stream = hub.subscribe(to: ["c"])
        let executor = AskingExecutor { _ = hub.isIdle }
        let reader = Task(executorPreference: executor) {
            var iterator = stream.makeAsyncIterator()
            return try await iterator.next()
        }
        // Once its first job is over the reader waits for a message.
        for await _ in executor.finished { break }
        hub.received(.array([.bulk(Array(kind.utf8)), .bulk(Array("c".utf8)), .bulk([1])]))
        let expected = kind == "message" ? RedisMessage.message(channel: "c", payload: [1]) : .subscribed(reconnected: false)
        #expect(try await reader.value == expected)
        #expect(executor.answers == [true, true])
    }
}

/// Asks, each time that a task is woken on it, whether somebody else gets an answer in that moment.
private final class AskingExecutor: TaskExecutor {
    /// Yields when a job is over.
    let finished: AsyncStream<Void>
    private let jobOver: AsyncStream<Void>.Continuation
    private let question: @Sendable () -> Void
    private let asked = Mutex<[Bool]>([])
    private let queue = DispatchQueue(label: "test.asking")

    init(_ question: @escaping @Sendable () -> Void) {
        self.question = question
        (self.finished, self.jobOver) = AsyncStream.makeStream()
    }

    /// Whether there was an answer in time, for each job.
    var answers: [Bool] { self.asked.withLock { $0 } }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let answered = DispatchSemaphore(value: 0)
        DispatchQueue(label: "test.asked").async {
            self.question()
            answered.signal()
        }
        let isInTime = answered.wait(timeout: .now() + 5) == .success
        self.asked.withLock { $0.append(isInTime) }
        self.queue.async {
            unsafe job.runSynchronously(on: self.asUnownedTaskExecutor())
            self.jobOver.yield()
        }
    }
}
