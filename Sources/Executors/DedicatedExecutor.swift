internal import Dispatch
internal import NIOCore

/// A thread apart from Swift's pool, for what must go on while other tasks keep the pool busy: a lease is lost when its renewal waits for
/// a thread.
///
/// Tasks that prefer this executor, and the functions that they call, wait only for each other.
public final class DedicatedExecutor: TaskExecutor {
    private let queue: DispatchQueue

    /// Creates an executor; `label` names its thread to debuggers.
    public init(label: String) {
        self.queue = DispatchQueue(label: label)
    }

    /// Runs a job on the thread; called by the language's runtime.
    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        self.queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Runs `action` on the thread after a while.
    public func after(_ delay: Duration, _ action: @escaping @Sendable () -> Void) {
        let nanoseconds = Int(clamping: max(0, TimeAmount(delay).nanoseconds))
        self.queue.asyncAfter(deadline: .now() + .nanoseconds(nanoseconds), execute: action)
    }

    /// Runs `action` on the thread again and again, until it returns `false`.
    public func every(_ interval: Duration, _ action: @escaping @Sendable () -> Bool) {
        self.after(interval) {
            if action() { self.every(interval, action) }
        }
    }
}
