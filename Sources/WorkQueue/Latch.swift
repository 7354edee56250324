internal import Synchronization

/// Something that happens once, and those who wait for it.
final class Latch: Sendable {
    private struct State: Sendable {
        var isOpen = false
        var nextID = 0
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
        var givenUp: Set<Int> = []
    }

    private let state = Mutex(State())

    /// Whether it happened.
    var isOpen: Bool { self.state.withLock { $0.isOpen } }

    /// It happens.
    func open() {
        let waiters = self.state.withLock { state in
            state.isOpen = true
            let waiters = state.waiters.values
            state.waiters = [:]
            return Array(waiters)
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Returns once it happened, or when the calling task is cancelled.
    func wait() async {
        let id = self.state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // The cancellation handler may have run before there was a waiter.
                let isOver = self.state.withLock { state in
                    if state.isOpen || state.givenUp.remove(id) != nil { return true }
                    state.waiters[id] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let waiter = self.state.withLock { state in
                let waiter = state.waiters.removeValue(forKey: id)
                if waiter == nil, !state.isOpen { state.givenUp.insert(id) }
                return waiter
            }
            waiter?.resume()
        }
    }
}
