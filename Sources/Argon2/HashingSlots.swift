internal import Synchronization

/// A bounded number of turns, given out first come, first served.
final class HashingSlots: Sendable {
    private struct Waiter {
        let id: UInt64
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var free: Int
        var nextID: UInt64 = 0
        var waiters: [Waiter] = []
        /// Callers between asking and standing in the queue, with whether they were cancelled there.
        var arriving: [UInt64: Bool] = [:]
    }

    private let maximumWaiting: Int
    private let state: Mutex<State>

    init(count: Int, maximumWaiting: Int) {
        self.maximumWaiting = maximumWaiting
        self.state = Mutex(State(free: count))
    }

    /// Returns once a turn is free.
    ///
    /// - Throws: ``Argon2Error`` `busy` where too many wait, `cancelled` where the task was cancelled before its turn.
    func acquire() async throws(Argon2Error) {
        let id = self.state.withLock { state in
            state.nextID += 1
            state.arriving[state.nextID] = false
            return state.nextID
        }
        do {
            try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { continuation in
                    self.enqueue(Waiter(id: id, continuation: continuation))
                }
            } onCancel: {
                self.cancel(id)
            }
        } catch let error as Argon2Error {
            throw error
        } catch {
            throw Self.cancelled
        }
    }

    /// Gives the turn to the caller that waited longest.
    func release() {
        let next = self.state.withLock { state -> Waiter? in
            guard !state.waiters.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiters.removeFirst()
        }
        next?.continuation.resume()
    }

    /// How many callers wait.
    var waitingCount: Int { self.state.withLock { $0.waiters.count } }

    /// How many turns are free.
    var freeCount: Int { self.state.withLock { $0.free } }

    private func enqueue(_ waiter: Waiter) {
        let outcome = self.state.withLock { state -> Result<Void, Argon2Error>? in
            if state.arriving.removeValue(forKey: waiter.id) == true { return .failure(Self.cancelled) }
            if state.free > 0 {
                state.free -= 1
                return .success(())
            }
            if state.waiters.count >= self.maximumWaiting {
                return .failure(Argon2Error(.busy, "too many passwords are being checked; try again in a moment"))
            }
            state.waiters.append(waiter)
            return nil
        }
        if let outcome { waiter.continuation.resume(with: outcome.mapError { $0 }) }
    }

    private func cancel(_ id: UInt64) {
        let waiter = self.state.withLock { state -> Waiter? in
            if state.arriving[id] != nil { state.arriving[id] = true }
            guard let index = state.waiters.firstIndex(where: { $0.id == id }) else { return nil }
            return state.waiters.remove(at: index)
        }
        waiter?.continuation.resume(throwing: Self.cancelled)
    }

    private static let cancelled = Argon2Error(.cancelled, "the task was cancelled while it waited")
}
