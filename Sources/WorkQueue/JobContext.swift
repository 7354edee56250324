/// What a handler can learn about its job while it works.
///
/// The handler's task is cancelled when the lease is lost or the process shuts down. A requested cancellation of the
/// job does not cancel the task, because the handler may have to restore something; it is a signal of its own.
public struct JobContext: Sendable {
    private let job: RunningJob

    init(_ job: RunningJob) {
        self.job = job
    }

    /// Whether somebody asked for the job's cancellation.
    public var isCancellationRequested: Bool { self.job.cancellation.isOpen }

    /// Why the handler's task was cancelled, if it was.
    public var interruption: JobInterruption? { self.job.interruption }

    /// Returns once somebody asked for the job's cancellation, or when the calling task is cancelled.
    public func cancellationRequested() async {
        await self.job.cancellation.wait()
    }

    /// Runs `body` and cancels its task when the cancellation of the job is requested.
    ///
    /// Look at ``isCancellationRequested`` afterwards to tell that cancellation from others.
    public func cancellingOnRequest<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) async throws -> T {
        try await withThrowingTaskGroup(of: T?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                await self.cancellationRequested()
                return nil
            }
            var result: T?
            while let next = try await group.next() {
                group.cancelAll()
                result = result ?? next
            }
            guard let result else { throw CancellationError() }
            return result
        }
    }
}
