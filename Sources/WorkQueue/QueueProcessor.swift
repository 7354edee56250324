internal import Executors
public import Logging
internal import Redis
public import ServiceLifecycle
internal import Synchronization

/// Takes jobs from a queue and runs them, a bounded number at a time.
///
/// It runs once. Idle processors are woken by publication, so a job starts within milliseconds. Leases are taken and renewed on a thread
/// apart from the handlers'. At graceful shutdown it takes no more jobs, lets the running ones finish for a bounded time, then cancels their
/// handlers and gives the jobs back without counting the attempt.
public final class QueueProcessor: Service, Sendable {
    /// What runs a job; its task is cancelled when the lease is lost or the time at shutdown is over.
    public typealias Handler = @Sendable (LeasedJob, JobContext) async -> JobOutcome

    private enum Phase: Sendable {
        case taking
        case draining
        case ended
    }

    let queue: WorkQueueClient
    let logger: Logger
    let executor: DedicatedExecutor
    let running = RunningJobs()
    /// There may be something to take, or room for it.
    let intake = Pulse()
    /// Leases are to be renewed.
    let heartbeat = Pulse()
    private let concurrency: Int
    private let handler: Handler
    private let phase = Mutex(Phase.taking)
    private let timer = Mutex<ContinuousClock.Instant?>(nil)

    /// Creates a processor that runs up to `concurrency` jobs at a time.
    public init(queue: WorkQueueClient, concurrency: Int, logger: Logger, handler: @escaping Handler) {
        self.queue = queue
        self.concurrency = max(1, concurrency)
        self.logger = logger
        self.handler = handler
        self.executor = DedicatedExecutor(label: "workqueue.\(queue.configuration.name)")
    }

    /// Runs jobs until graceful shutdown or cancellation.
    public func run() async throws {
        // Everything but the handlers runs on the thread of its own: a lease whose answer waited for a thread of the
        // pool could run out before anybody knew of it.
        await withTaskExecutorPreference(self.executor) { await self.work() }
    }

    private func work() async {
        await withTaskGroup(of: Void.self) { background in
            background.addTask { await self.keepLeases() }
            background.addTask { await self.sweep() }
            background.addTask { await self.listen() }
            self.startTimers()
            await withTaskCancellationHandler {
                await withGracefulShutdownHandler {
                    await withDiscardingTaskGroup { jobs in await self.takeJobs(into: &jobs) }
                } onGracefulShutdown: {
                    self.drain(within: self.queue.configuration.drainTimeout)
                }
            } onCancel: {
                self.drain(within: .zero)
            }
            self.phase.withLock { $0 = .ended }
            background.cancelAll()
        }
    }

    /// Whether the processor still works, if only to finish.
    var isActive: Bool { self.phase.withLock { $0 != .ended } }

    private var isTaking: Bool { self.phase.withLock { $0 == .taking } }

    private func startTimers() {
        let configuration = self.queue.configuration
        self.executor.every(configuration.heartbeatInterval) { [weak self] in
            self?.giveUpUnconfirmed()
            self?.heartbeat.signal()
            return self?.isActive ?? false
        }
    }

    private func takeJobs(into group: inout DiscardingTaskGroup) async {
        while self.isTaking {
            let free = self.concurrency - self.running.count
            if free > 0 { await self.take(free, into: &group) }
            guard self.isTaking, await self.intake.wait() else { return }
        }
    }

    private func take(_ count: Int, into group: inout DiscardingTaskGroup) async {
        let start = ContinuousClock.now
        let token = String(UInt64.random(in: .min ... .max), radix: 36) + String(UInt64.random(in: .min ... .max), radix: 36)
        do throws(WorkQueueError) {
            let leases = try await self.queue.lease(count, token: token)
            for (job, isCancellationRequested) in leases.jobs {
                let entry = RunningJob(job, confirmed: start)
                if isCancellationRequested { entry.cancellation.open() }
                self.running.add(entry)
                group.addTask { await self.process(entry) }
            }
            if let due = leases.nextDue { self.wake(at: start + due) }
        } catch {
            self.logger.debug("No jobs can be taken", metadata: ["queue.error": "\(error)"])
            if error.underlying?.mayHaveExecuted == true { group.addTask { await self.abandon(token) } }
            self.executor.after(.seconds(1)) { [weak self] in self?.intake.signal() }
        }
    }

    /// Sets the timer for the next delayed job, unless an earlier one is set.
    private func wake(at instant: ContinuousClock.Instant) {
        let now = ContinuousClock.now
        let isNew = self.timer.withLock { timer in
            if let set = timer, set > now, set <= instant { return false }
            timer = instant
            return true
        }
        guard isNew else { return }
        self.executor.after(now.duration(to: instant)) { [weak self] in self?.intake.signal() }
    }

    private func process(_ entry: RunningJob) async {
        // A job that arrived while the shutdown began is given back untouched.
        let outcome = self.isTaking ? await self.handle(entry) : .release(after: .zero)
        await self.settle(entry, outcome)
        self.running.remove(entry)
        self.intake.signal()
    }

    private func handle(_ entry: RunningJob) async -> JobOutcome {
        await withTaskGroup(of: JobOutcome?.self) { group in
            group.addTask(executorPreference: globalConcurrentExecutor) { await self.handler(entry.job, JobContext(entry)) }
            group.addTask {
                await entry.interrupted.wait()
                return nil
            }
            var outcome: JobOutcome?
            while let next = await group.next() {
                group.cancelAll()
                outcome = outcome ?? next
            }
            switch outcome {
            // What a handler says after it was cancelled for the shutdown is no judgement on the job.
            case .retry where entry.interruption == .shutdown: return .release(after: .zero)
            case let outcome?: return outcome
            case nil: return .release(after: .zero)
            }
        }
    }

    private func drain(within bound: Duration) {
        self.phase.withLock { if $0 == .taking { $0 = .draining } }
        self.intake.signal()
        if bound == .zero { return self.interruptHandlers() }
        self.executor.after(bound) { [weak self] in self?.interruptHandlers() }
    }

    private func interruptHandlers() {
        for entry in self.running.all { entry.interrupt(.shutdown) }
        self.executor.after(self.queue.configuration.interruptionGrace) { [weak self] in self?.releaseStragglers() }
    }

    /// Gives jobs back whose handlers do not return, so that others need not wait for the leases to run out.
    private func releaseStragglers() {
        for entry in self.running.all {
            // Nothing structured is left to run this in: the handler holds its own task.
            Task(executorPreference: self.executor) { await self.settle(entry, .release(after: .zero)) }
        }
    }
}
