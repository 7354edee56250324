internal import Synchronization

/// What happened in a test, in order, and those who wait for it.
public final class EventRecorder<Event: Sendable>: Sendable {
    private struct Waiter {
        let id: UInt64
        let holds: @Sendable ([Event]) -> Bool
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var events: [Event] = []
        var waiters: [Waiter] = []
    }

    private let state = Mutex(State())

    /// A recorder without events.
    public init() {}

    /// All events so far.
    public var events: [Event] { self.state.withLock { $0.events } }

    /// Adds an event and wakes those who waited for it.
    public func record(_ event: Event) {
        let ready = self.state.withLock { state in
            state.events.append(event)
            let ready = state.waiters.filter { $0.holds(state.events) }
            state.waiters.removeAll { waiter in ready.contains { $0.id == waiter.id } }
            return ready.map(\.continuation)
        }
        for continuation in ready { continuation.resume() }
    }

    /// Waits until there are so many events, or the test's time limit cancels its task.
    public func wait(for count: Int) async {
        await self.wait { $0.count >= count }
    }

    /// Waits until something holds of the events, or the test's time limit cancels its task.
    ///
    /// - Parameter holds: is asked after each event, under the recorder's lock.
    public func wait(until holds: @escaping @Sendable ([Event]) -> Bool) async {
        let id = UInt64.random(in: .min ... .max)
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = self.state.withLock { state in
                    if holds(state.events) || Task.isCancelled { return true }
                    state.waiters.append(Waiter(id: id, holds: holds, continuation: continuation))
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
