import ServiceLifecycle
import Synchronization

/// Ends requests whose time is over.
///
/// One task looks after all requests: a timer per request would stay behind in the runtime until it is due, long after its request.
package final class DeadlineClock: Service {
    /// An operation under way; nil for a continuation until somebody waits for it.
    private struct Entry {
        let due: ContinuousClock.Instant
        var continuation: CheckedContinuation<Bool, Never>?
    }

    private struct State {
        var nextID: UInt64 = 0
        var entries: [UInt64: Entry] = [:]
    }

    private let state = Mutex(State())
    private let resolution: Duration

    /// - Parameter resolution: how late a deadline may be noticed.
    package init(resolution: Duration = .milliseconds(250)) {
        self.resolution = resolution
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: self.resolution)
                self.wakeDue()
            }
        }
    }

    /// Runs `operation`, and cancels it when `limit` is over.
    ///
    /// - Throws: ``Refusal`` (408) when the time was over first.
    func run<Value: Sendable>(within limit: Duration, _ operation: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let id = self.begin(due: .now + limit)
        return try await withThrowingTaskGroup(of: Value.self) { group in
            group.addImmediateTask {
                defer { self.end(id) }
                return try await operation()
            }
            if await self.endsInTime(id), let value = try await group.next() { return value }
            group.cancelAll()
            throw Refusal.timedOut
        }
    }

    private func begin(due: ContinuousClock.Instant) -> UInt64 {
        self.state.withLock { state in
            state.nextID &+= 1
            state.entries[state.nextID] = Entry(due: due)
            return state.nextID
        }
    }

    /// Waits for the end of the operation or of its time; a cancellation ends the operation, and with it the wait.
    private func endsInTime(_ id: UInt64) async -> Bool {
        await withCheckedContinuation { continuation in
            let hasEnded = self.state.withLock { state in
                state.entries[id]?.continuation = continuation
                return state.entries[id] == nil
            }
            if hasEnded { continuation.resume(returning: true) }
        }
    }

    private func end(_ id: UInt64) {
        self.state.withLock { $0.entries.removeValue(forKey: id) }?.continuation?.resume(returning: true)
    }

    private func wakeDue() {
        let now = ContinuousClock.now
        let due = self.state.withLock { state in
            let due = state.entries.filter { $0.value.due <= now && $0.value.continuation != nil }
            for id in due.keys { state.entries.removeValue(forKey: id) }
            return due
        }
        for entry in due.values { entry.continuation?.resume(returning: false) }
    }
}
