/// How a queue behaves; all its processors and clients use the same values.
public struct QueueConfiguration: Sendable {
    /// The queue's name, without braces.
    public var name: String
    /// What stands before the name in every key.
    public var namespace = "roost"
    /// How long a job stays with an owner that gives no sign of life, 30 s by default.
    public var leaseDuration: Duration = .seconds(30)
    /// How often owners renew their leases, 5 s by default.
    public var heartbeatInterval: Duration = .seconds(5)
    /// How often each processor takes jobs back from silent owners, 5 s by default.
    public var sweepInterval: Duration = .seconds(5)
    /// How many attempts a job has before it is dead, 3 by default.
    public var maximumAttempts = 3
    /// How many jobs of one group run at once, 1 by default.
    public var groupConcurrency = 1
    /// How many jobs of the queue run at once over all processors, without limit by default.
    public var concurrency: Int?
    /// How long running handlers may go on after a graceful shutdown began, 30 s by default.
    public var drainTimeout: Duration = .seconds(30)
    /// How long interrupted handlers may take to return before their jobs are released without them, 5 s by default.
    public var interruptionGrace: Duration = .seconds(5)

    /// Creates the configuration of a queue, with the defaults.
    public init(name: String) {
        self.name = name
    }
}
