import Synchronization

/// What the handlers of a test did, and those who wait for it.
final class QueueRecorder<Event: Sendable>: Sendable {
    private struct State: Sendable {
        var events: [Event] = []
        var waiters: [(id: UInt64, count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var events: [Event] { self.state.withLock { $0.events } }

    func record(_ event: Event) {
        let ready = self.state.withLock { state in
            state.events.append(event)
            let ready = state.waiters.filter { $0.count <= state.events.count }.map(\.continuation)
            state.waiters.removeAll { $0.count <= state.events.count }
            return ready
        }
        for continuation in ready { continuation.resume() }
    }

    /// Waits until there are so many events, or the test's time limit cancels its task.
    func wait(for count: Int) async {
        let id = UInt64.random(in: .min ... .max)
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = self.state.withLock { state in
                    if state.events.count >= count || Task.isCancelled { return true }
                    state.waiters.append((id, count, continuation))
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            let waiter = self.state.withLock { state in
                let waiter = state.waiters.first { $0.id == id }
                state.waiters.removeAll { $0.id == id }
                return waiter
            }
            waiter?.continuation.resume()
        }
    }
}
