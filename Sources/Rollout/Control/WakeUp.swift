import Synchronization

/// Ends a pause early: something happened that is worth another look.
///
/// One task waits at a time.
package final class WakeUp: Sendable {
    private struct State {
        var hasRung = false
        var waiter: CheckedContinuation<Bool, Never>?
    }

    private let state = Mutex(State())

    package init() {}

    /// Ends the pause that is being made, or the next one.
    package func ring() {
        let waiter = self.state.withLock { state in
            defer { state.waiter = nil }
            if state.waiter == nil { state.hasRung = true }
            return state.waiter
        }
        waiter?.resume(returning: true)
    }

    /// Waits until it rings, but no longer than `limit`.
    ///
    /// - Returns: Whether it rang.
    /// - Throws: `CancellationError`
    package func wait(upTo limit: Duration) async throws -> Bool {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask { await self.ringing() }
            group.addTask {
                try await Task.sleep(for: limit)
                return false
            }
            let first = try await group.next() ?? false
            group.cancelAll()
            // It may have rung in the very moment in which the time was up.
            let second = (try? await group.next() ?? false) ?? false
            if !first, !second { try Task.checkCancellation() }
            return first || second
        }
    }

    /// Waits until it rings; false when the task is cancelled.
    private func ringing() async -> Bool {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let result: Bool? = self.state.withLock { state in
                    if state.hasRung {
                        state.hasRung = false
                        return true
                    }
                    if Task.isCancelled { return false }
                    state.waiter = continuation
                    return nil
                }
                if let result { continuation.resume(returning: result) }
            }
        } onCancel: {
            let waiter = self.state.withLock { state in
                defer { state.waiter = nil }
                return state.waiter
            }
            waiter?.resume(returning: false)
        }
    }
}
