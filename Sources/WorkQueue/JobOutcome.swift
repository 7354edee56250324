/// What a handler says about its job at the end.
public enum JobOutcome: Sendable, Hashable {
    /// The job is done and forgotten.
    case finished
    /// The attempt failed; try again after a pause, or bury the job when it was the last attempt.
    case retry(after: Duration)
    /// The job could not be worked on now; try again after a pause, without counting this attempt.
    case release(after: Duration)
    /// The job cannot succeed; bury it.
    case dead(reason: String)
}
