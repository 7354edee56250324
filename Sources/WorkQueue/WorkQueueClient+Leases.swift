internal import Redis

/// The processor's side of the queue.
extension WorkQueueClient {
    /// Jobs that were leased.
    struct Leases: Sendable {
        var jobs: [(job: LeasedJob, isCancellationRequested: Bool)] = []
        /// When the next delayed job is due.
        var nextDue: Duration?
    }

    /// What became of a lease at a heartbeat.
    enum LeaseState: Sendable {
        case renewed
        case cancellationRequested
        case lost
    }

    /// What became of a lease at its end.
    enum Settlement: Int64, Sendable {
        case lost = 0
        case settled = 1
        case buried = 2
    }

    /// Takes up to `count` ready jobs.
    func lease(_ count: Int, token: String) async throws(WorkQueueError) -> Leases {
        let reply = try await self.run(QueueScript.lease, [token, self.configuration.leaseDuration.wireMilliseconds, count])
        return try Self.decode { () throws(RedisError) in
            let parts = try reply.array(atLeast: 2)
            var leases = Leases()
            let pause = try parts[0].integer()
            if pause >= 0 { leases.nextDue = .milliseconds(pause) }
            for row in try parts[1].array() {
                let fields = try row.array(atLeast: 5)
                let group = try fields[1].string()
                let job = LeasedJob(
                    id: try fields[0].string(), group: group.isEmpty ? nil : group, payload: try fields[2].string(),
                    attempt: Int(clamping: try fields[3].integer()), token: token)
                leases.jobs.append((job, try fields[4].integer() == 1))
            }
            return leases
        }
    }

    /// Takes back what was leased under a token whose answer never came; returns how many jobs that were.
    @discardableResult
    func abandon(token: String) async throws(WorkQueueError) -> Int {
        let reply = try await self.run(QueueScript.abandon, [token])
        return try Self.decode { () throws(RedisError) in Int(clamping: try reply.integer()) }
    }

    /// Renews the leases of jobs, and says what became of each, in order.
    func heartbeat(_ jobs: [LeasedJob]) async throws(WorkQueueError) -> [LeaseState] {
        var arguments: [any RedisArgument] = [self.configuration.leaseDuration.wireMilliseconds]
        for job in jobs { arguments += [job.id, job.token] }
        let reply = try await self.run(QueueScript.heartbeat, arguments, timeout: self.configuration.heartbeatInterval)
        return try Self.decode { () throws(RedisError) in
            var states: [LeaseState] = []
            for value in try reply.array(atLeast: jobs.count) {
                switch try value.integer() {
                case 1: states.append(.renewed)
                case 2: states.append(.cancellationRequested)
                default: states.append(.lost)
                }
            }
            return states
        }
    }

    /// Ends a lease.
    func settle(_ job: LeasedJob, _ outcome: JobOutcome) async throws(WorkQueueError) -> Settlement {
        let (name, delay, reason): (String, Duration, String) =
            switch outcome {
            case .finished: ("finished", .zero, "")
            case .retry(let after): ("retry", after, "")
            case .release(let after): ("release", after, "")
            case .dead(let reason): ("dead", .zero, String(reason.prefix(2000)))
            }
        let reply = try await self.run(
            QueueScript.settle,
            [job.id, job.token, name, delay.wireMilliseconds, reason, max(1, self.configuration.maximumAttempts)])
        return try Self.decode { () throws(RedisError) in Settlement(rawValue: try reply.integer()) ?? .lost }
    }

    /// Takes jobs back from silent owners, and promotes those that became due; returns how many leases had run out.
    func sweep() async throws(WorkQueueError) -> Int {
        let reply = try await self.run(QueueScript.sweep, [max(1, self.configuration.maximumAttempts), 100])
        return try Self.decode { () throws(RedisError) in Int(clamping: try reply.array(atLeast: 3)[0].integer()) }
    }
}
