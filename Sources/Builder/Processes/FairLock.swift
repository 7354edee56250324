internal import Synchronization

/// A lock that tasks wait for in the order of asking, and stop waiting for when they are cancelled.
final class FairLock: Sendable {
    private struct Waiter {
        let id: UInt64
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var isHeld = false
        var nextID: UInt64 = 0
        var waiters: [Waiter] = []
        /// Tasks between asking and standing in the queue, with whether they were cancelled there.
        var arriving: [UInt64: Bool] = [:]
    }

    private let state = Mutex(State())

    /// How many tasks wait.
    var waitingCount: Int { self.state.withLock { $0.waiters.count } }

    /// Whether a task has it at the moment.
    var isHeld: Bool { self.state.withLock { $0.isHeld } }

    /// Runs `body` while no other task holds the lock.
    ///
    /// - Throws: `cancelled` where the task was cancelled before its turn, else what `body` throws.
    func withLock<Value>(_ body: () async throws(BuilderError) -> Value) async throws(BuilderError) -> Value {
        guard await self.acquire() else { throw .cancelled }
        defer { self.release() }
        return try await body()
    }

    private func acquire() async -> Bool {
        let id = self.state.withLock { state in
            state.nextID += 1
            state.arriving[state.nextID] = false
            return state.nextID
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { self.enqueue(Waiter(id: id, continuation: $0)) }
        } onCancel: {
            self.cancel(id)
        }
    }

    private func enqueue(_ waiter: Waiter) {
        let outcome = self.state.withLock { state -> Bool? in
            if state.arriving.removeValue(forKey: waiter.id) == true { return false }
            if state.isHeld {
                state.waiters.append(waiter)
                return nil
            }
            state.isHeld = true
            return true
        }
        if let outcome { waiter.continuation.resume(returning: outcome) }
    }

    private func cancel(_ id: UInt64) {
        let waiter = self.state.withLock { state -> Waiter? in
            if state.arriving[id] != nil { state.arriving[id] = true }
            guard let index = state.waiters.firstIndex(where: { $0.id == id }) else { return nil }
            return state.waiters.remove(at: index)
        }
        waiter?.continuation.resume(returning: false)
    }

    private func release() {
        let next = self.state.withLock { state -> Waiter? in
            guard !state.waiters.isEmpty else {
                state.isHeld = false
                return nil
            }
            return state.waiters.removeFirst()
        }
        next?.continuation.resume(returning: true)
    }
}
