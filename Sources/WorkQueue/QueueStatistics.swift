/// How many jobs of a queue are where.
public struct QueueStatistics: Sendable, Hashable {
    /// Jobs that the next free processor takes.
    public let ready: Int
    /// Jobs that wait for their turn in their group.
    public let waiting: Int
    /// Jobs that are not due yet.
    public let delayed: Int
    /// Jobs that a handler runs.
    public let running: Int
    /// Jobs that failed for good.
    public let dead: Int
    /// How long ago the first ready job was enqueued.
    public let oldestReady: Duration?

    /// Jobs that are still to be run.
    public var depth: Int { self.ready + self.waiting + self.delayed }
}
