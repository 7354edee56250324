import Model
import Synchronization
import Testing

@testable import Builder

@Suite(.timeLimit(.minutes(1))) struct FairLockTests {
    private final class Recorder: Sendable {
        let order = Mutex<[Int]>([])
    }

    @Test func `Tasks get the lock in the order of asking, one at a time`() async throws {
        let lock = FairLock()
        let recorder = Recorder()
        try await lock.withLock { () async throws(BuilderError) in
            for index in 0..<5 {
                Task {
                    try await lock.withLock { () async throws(BuilderError) in recorder.order.withLock { $0.append(index) } }
                }
                while lock.waitingCount != index + 1 { await Task.yield() }
            }
        }
        while recorder.order.withLock({ $0.count }) < 5 { await Task.yield() }
        #expect(recorder.order.withLock { $0 } == [0, 1, 2, 3, 4])
    }

    @Test func `A cancelled waiter goes and the lock stays usable`() async throws {
        let lock = FairLock()
        try await lock.withLock { () async throws(BuilderError) in
            let waiter = Task { try await lock.withLock { () async throws(BuilderError) in } }
            while lock.waitingCount != 1 { await Task.yield() }
            waiter.cancel()
            let error = await #expect(throws: BuilderError.self) { try await waiter.value }
            #expect(error?.code == .cancelled)
            #expect(lock.waitingCount == 0)
        }
        try await lock.withLock { () async throws(BuilderError) in }
    }
}
