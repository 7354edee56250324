import Model
import TestSupport
import Testing

@testable import Builder

@Suite(.timeLimit(.minutes(1))) struct FairLockTests {
    @Test func `Tasks get the lock in the order of asking, one at a time`() async throws {
        let lock = FairLock()
        let order = EventRecorder<Int>()
        try await lock.withLock { () async throws(BuilderError) in
            for index in 0..<5 {
                Task { try await lock.withLock { () async throws(BuilderError) in order.record(index) } }
                while lock.waitingCount != index + 1 { await Task.yield() }
            }
        }
        await order.wait(for: 5)
        #expect(order.events == [0, 1, 2, 3, 4])
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
