/// A job that a handler owns for the time of its lease.
public struct LeasedJob: Sendable, Hashable {
    /// The job's id.
    public let id: String
    /// The group it belongs to.
    public let group: String?
    /// What was enqueued.
    public let payload: String
    /// Which attempt this is, from 1.
    public let attempt: Int
    /// What proves the ownership to the queue.
    public let token: String
}
