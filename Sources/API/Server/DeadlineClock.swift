import ServiceLifecycle
import Synchronization

/// Ends requests whose time is over.
///
/// One task looks after all requests: a timer per request would stay behind in the runtime until it is due, long after its request.
package final class DeadlineClock: Service {
    private struct Entry {
        let due: ContinuousClock.Instant
        let continuation: CheckedContinuation<Void, any Error>
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
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await operation() }
            group.addTask {
                try await self.wait(until: .now + limit)
                return nil
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() ?? nil else { throw Refusal.timedOut }
            return value
        }
    }

    private func wait(until due: ContinuousClock.Instant) async throws {
        let id = self.state.withLock { state in
            state.nextID &+= 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                // A cancellation that came before finds nothing to remove; one that comes after finds the entry.
                let isCancelled = self.state.withLock { state in
                    guard !Task.isCancelled else { return true }
                    state.entries[id] = Entry(due: due, continuation: continuation)
                    return false
                }
                if isCancelled { continuation.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            self.state.withLock { $0.entries.removeValue(forKey: id) }?.continuation.resume(throwing: CancellationError())
        }
    }

    private func wakeDue() {
        let now = ContinuousClock.now
        let due = self.state.withLock { state in
            let due = state.entries.filter { $0.value.due <= now }
            for id in due.keys { state.entries.removeValue(forKey: id) }
            return due
        }
        for entry in due.values { entry.continuation.resume() }
    }
}
