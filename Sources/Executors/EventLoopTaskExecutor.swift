public import NIOCore

/// Runs tasks on an event loop, so that what waits for the loop's connections goes on without a switch to another thread.
public final class EventLoopTaskExecutor: TaskExecutor {
    private let loop: any EventLoop

    /// Creates an executor of a loop, which has to outlive the tasks.
    public init(_ loop: any EventLoop) {
        self.loop = loop
    }

    /// Runs a job on the loop; called by the language's runtime.
    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        self.loop.execute { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
