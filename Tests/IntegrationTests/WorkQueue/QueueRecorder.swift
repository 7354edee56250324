import Synchronization

/// What the handlers of a test did, and those who wait for it.
final class QueueRecorder<Event: Sendable>: Sendable {
    private struct State: Sendable {
        var events: [Event] = []
        var waiters: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
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

    /// Waits until there are so many events; the test's time limit is the bound.
    func wait(for count: Int) async {
        await withCheckedContinuation { continuation in
            let isReady = self.state.withLock { state in
                if state.events.count >= count { return true }
                state.waiters.append((count, continuation))
                return false
            }
            if isReady { continuation.resume() }
        }
    }
}
