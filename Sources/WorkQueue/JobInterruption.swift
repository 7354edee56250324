/// Why a handler's task was cancelled.
public enum JobInterruption: Sendable, Hashable {
    /// The lease is lost: somebody else may run the job, and nothing this handler says about it counts.
    case leaseLost
    /// The process shuts down and the time to finish is over.
    case shutdown
}
