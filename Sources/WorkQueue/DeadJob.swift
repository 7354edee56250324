/// A job that failed for good.
public struct DeadJob: Sendable, Hashable {
    /// The job's id.
    public let id: String
    /// The group it belongs to.
    public let group: String?
    /// What was enqueued.
    public let payload: String
    /// How many attempts were made.
    public let attempts: Int
    /// Why it is dead.
    public let reason: String
    /// How long ago it died.
    public let age: Duration
}
