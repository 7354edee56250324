internal import Redis

extension WorkQueueClient {
    /// Lists dead jobs, the last one first.
    /// - Throws: ``WorkQueueError``
    public func deadJobs(offset: Int = 0, limit: Int = 100) async throws(WorkQueueError) -> [DeadJob] {
        let reply = try await self.run(QueueScript.deadJobs, [max(0, offset), min(max(1, limit), 1000)])
        return try Self.decode { () throws(RedisError) in
            var jobs: [DeadJob] = []
            for row in try reply.array() {
                let fields = try row.array(atLeast: 6)
                let group = try fields[1].string()
                jobs.append(
                    DeadJob(
                        id: try fields[0].string(), group: group.isEmpty ? nil : group, payload: try fields[2].string(),
                        attempts: Int(clamping: try fields[3].integer()), reason: try fields[4].string(),
                        age: .milliseconds(try fields[5].integer())))
            }
            return jobs
        }
    }

    /// Lets a dead job start anew, with all its attempts, at the end of its line.
    /// - Returns: whether there was such a dead job
    /// - Throws: ``WorkQueueError``
    @discardableResult
    public func retryDead(_ id: String) async throws(WorkQueueError) -> Bool {
        let reply = try await self.run(QueueScript.retryDead, [id])
        return try Self.decode { () throws(RedisError) in try reply.integer() } == 1
    }

    /// Forgets a dead job.
    /// - Returns: whether there was such a dead job
    /// - Throws: ``WorkQueueError``
    @discardableResult
    public func dropDead(_ id: String) async throws(WorkQueueError) -> Bool {
        let reply = try await self.run(QueueScript.remove, [id, JobState.dead.rawValue])
        return try Self.decode { () throws(RedisError) in try reply.integer() } == 1
    }
}
