internal import Dispatch

/// A thread apart from Swift's pool, for work that must go on while handlers keep every thread of the pool busy.
final class DedicatedExecutor: TaskExecutor {
    private let queue: DispatchQueue

    init(label: String) {
        self.queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        self.queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Runs `action` on the thread after a while.
    func after(_ delay: Duration, _ action: @escaping @Sendable () -> Void) {
        self.queue.asyncAfter(deadline: .now() + .milliseconds(Int(clamping: delay.wireMilliseconds)), execute: action)
    }

    /// Runs `action` on the thread again and again, until it returns `false`.
    func every(_ interval: Duration, _ action: @escaping @Sendable () -> Bool) {
        self.after(interval) {
            if action() { self.every(interval, action) }
        }
    }
}
