public import Redis

/// One queue, seen by those who put jobs in and look after them.
///
/// Redis is a cache of work: whoever enqueues keeps the truth elsewhere and enqueues again what the queue forgot.
public final class WorkQueueClient: Sendable {
    /// How the queue behaves.
    public let configuration: QueueConfiguration
    let redis: RedisClient
    let keys: QueueKeys

    /// Creates a client of the queue.
    public init(redis: RedisClient, configuration: QueueConfiguration) {
        self.redis = redis
        self.configuration = configuration
        self.keys = QueueKeys(configuration)
    }

    /// Adds a job unless the queue knows its id.
    /// - Throws: ``WorkQueueError``
    public func enqueue(_ request: JobRequest) async throws(WorkQueueError) -> EnqueueResult {
        try request.validate()
        let reply = try await self.run(
            QueueScript.enqueue,
            [request.id, request.group ?? "", request.payload, request.baseScore, (request.delay ?? .zero).wireMilliseconds])
        return try Self.decode { () throws(RedisError) in try reply.integer() } == 1 ? .enqueued : .duplicate
    }

    /// Where a job is, or `nil` when the queue does not know it.
    /// - Throws: ``WorkQueueError``
    public func state(of id: String) async throws(WorkQueueError) -> JobState? {
        do {
            return try await self.redis.send("HGET", [self.keys.job(id), "state"]).optionalString().flatMap(JobState.init(rawValue:))
        } catch {
            throw WorkQueueError(error)
        }
    }

    /// Whether the queue knows a job, in whatever state.
    /// - Throws: ``WorkQueueError``
    public func contains(_ id: String) async throws(WorkQueueError) -> Bool {
        try await self.state(of: id) != nil
    }

    /// Asks the job's handler to stop; a handler that starts later sees the request too.
    /// - Returns: where the job was, or `nil` when the queue does not know it
    /// - Throws: ``WorkQueueError``
    @discardableResult
    public func requestCancel(_ id: String) async throws(WorkQueueError) -> JobState? {
        let reply = try await self.run(QueueScript.cancel, [id])
        return try Self.decode { () throws(RedisError) in try reply.optionalString() }.flatMap(JobState.init(rawValue:))
    }

    /// Removes a job that does not run.
    /// - Returns: whether it was removed
    /// - Throws: ``WorkQueueError``
    @discardableResult
    public func remove(_ id: String) async throws(WorkQueueError) -> Bool {
        let reply = try await self.run(QueueScript.remove, [id, ""])
        return try Self.decode { () throws(RedisError) in try reply.integer() } == 1
    }

    /// Counts the queue's jobs.
    /// - Throws: ``WorkQueueError``
    public func statistics() async throws(WorkQueueError) -> QueueStatistics {
        let reply = try await self.run(QueueScript.statistics, [])
        return try Self.decode { () throws(RedisError) in
            var counts: [Int] = []
            for value in try reply.array(atLeast: 6) { counts.append(Int(clamping: try value.integer())) }
            return QueueStatistics(
                ready: counts[0], waiting: counts[1], delayed: counts[2], running: counts[3], dead: counts[4],
                oldestReady: counts[5] < 0 ? nil : .milliseconds(counts[5]))
        }
    }

    /// Runs one of the queue's scripts.
    func run(
        _ script: RedisScript, _ arguments: [any RedisArgument], timeout: Duration? = nil
    ) async throws(WorkQueueError) -> RedisValue {
        let limits: [any RedisArgument] = [max(1, self.configuration.groupConcurrency), max(0, self.configuration.concurrency ?? 0)]
        do {
            return try await self.redis.evaluate(script, keys: self.keys.all, arguments: limits + arguments, timeout: timeout)
        } catch {
            throw WorkQueueError(error)
        }
    }

    /// Reads a reply, with errors of this module.
    static func decode<T>(_ body: () throws(RedisError) -> T) throws(WorkQueueError) -> T {
        do {
            return try body()
        } catch {
            throw WorkQueueError(error)
        }
    }
}
