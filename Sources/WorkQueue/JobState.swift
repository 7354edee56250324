/// Where a job is.
public enum JobState: String, Sendable, Hashable, CaseIterable {
    /// It waits for its turn in its group.
    case waiting
    /// It is not due yet.
    case delayed
    /// The next free processor takes it.
    case ready
    /// A handler runs it.
    case running
    /// It failed for good and waits for a decision.
    case dead
}
