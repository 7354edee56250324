internal import Synchronization

/// The jobs in the hands of one processor.
///
/// They are kept by lease, not by id: a job whose lease was lost can be leased again while its first handler still
/// winds down.
final class RunningJobs: Sendable {
    private let jobs = Mutex<[ObjectIdentifier: RunningJob]>([:])

    /// How many there are.
    var count: Int { self.jobs.withLock { $0.count } }

    /// All of them.
    var all: [RunningJob] { self.jobs.withLock { Array($0.values) } }

    /// Adds a job.
    func add(_ job: RunningJob) {
        self.jobs.withLock { $0[ObjectIdentifier(job)] = job }
    }

    /// Removes a job.
    func remove(_ job: RunningJob) {
        self.jobs.withLock { $0[ObjectIdentifier(job)] = nil }
    }

    /// Passes a requested cancellation on.
    func requestCancel(_ id: String) {
        for job in self.all where job.job.id == id { job.cancellation.open() }
    }
}
