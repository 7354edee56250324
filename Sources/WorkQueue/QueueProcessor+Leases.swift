internal import Executors
internal import Logging
internal import Redis

extension QueueProcessor {
    /// Renews the leases at each pulse.
    func keepLeases() async {
        while await self.heartbeat.wait() {
            let entries = self.running.all
            guard !entries.isEmpty else { continue }
            let start = ContinuousClock.now
            do {
                let states = try await self.queue.heartbeat(entries.map(\.job))
                for (entry, state) in zip(entries, states) { self.apply(state, to: entry, at: start) }
            } catch {
                self.logger.debug("Leases were not renewed", metadata: ["queue.error": "\(error)"])
            }
        }
    }

    private func apply(_ state: WorkQueueClient.LeaseState, to entry: RunningJob, at start: ContinuousClock.Instant) {
        switch state {
        case .renewed: entry.confirm(start)
        case .cancellationRequested:
            entry.confirm(start)
            entry.cancellation.open()
        case .lost: entry.interrupt(.leaseLost)
        }
    }

    /// A lease that could not be confirmed for its whole time may be another's already; the handler stops before.
    ///
    /// It runs by the clock alone, at each interval: a renewal that waits for Redis must not delay it, so two intervals are the margin.
    func giveUpUnconfirmed() {
        let configuration = self.queue.configuration
        let limit = max(configuration.leaseDuration - configuration.heartbeatInterval * 2, configuration.leaseDuration / 2)
        let now = ContinuousClock.now
        for entry in self.running.all where entry.confirmed.duration(to: now) >= limit { entry.interrupt(.leaseLost) }
    }

    /// Takes jobs back from silent owners every now and then, and looks for work in case a wake-up was lost.
    func sweep() async {
        let pulse = Pulse()
        self.executor.every(self.queue.configuration.sweepInterval) { [weak self] in
            pulse.signal()
            return self?.isActive ?? false
        }
        while await pulse.wait() {
            do {
                let expired = try await self.queue.sweep()
                if expired > 0 { self.logger.debug("Leases ran out", metadata: ["queue.leases": "\(expired)"]) }
            } catch {
                self.logger.debug("The queue was not swept", metadata: ["queue.error": "\(error)"])
            }
            self.intake.signal()
        }
    }

    /// Hears of new work and of requested cancellations.
    func listen() async {
        let keys = self.queue.keys
        while !Task.isCancelled {
            do {
                for try await message in self.queue.redis.subscribe(to: [keys.wakeChannel, keys.cancelChannel]) {
                    switch message {
                    case .subscribed:
                        // What was published before is lost: look for it.
                        self.intake.signal()
                        self.heartbeat.signal()
                    case .message(keys.cancelChannel, let payload):
                        self.running.requestCancel(String(decoding: payload, as: UTF8.self))
                    case .message: self.intake.signal()
                    }
                }
            } catch let error as RedisError where error.code == .overrun {
                continue
            } catch {
                // The client is shut down; the sweep still looks for work.
                return
            }
        }
    }

    /// Gives back what may have been leased under a token whose answer never came.
    ///
    /// After the lease's time the sweep does it, at the price of an attempt.
    func abandon(_ token: String) async {
        // As in `settle`, the processor's own task may be cancelled by now.
        await Task(executorPreference: self.executor) {
            let clock = ContinuousClock()
            let end = clock.now + self.queue.configuration.leaseDuration
            while clock.now < end {
                do throws(WorkQueueError) {
                    let count = try await self.queue.abandon(token: token)
                    self.logger.debug("Unanswered leases given back", metadata: ["queue.leases": "\(count)"])
                    return
                } catch {
                    guard error.isRetriable else { return }
                    try? await clock.sleep(for: .milliseconds(100))
                }
            }
        }.value
    }

    /// Ends a lease; while Redis is away it tries again for as long as the lease may hold.
    func settle(_ entry: RunningJob, _ outcome: JobOutcome) async {
        guard entry.claimSettlement() else { return }
        // The job's end must reach the queue although the processor's own task may be cancelled by now.
        await Task(executorPreference: self.executor) {
            let clock = ContinuousClock()
            let lease = self.queue.configuration.leaseDuration
            while entry.interruption != .leaseLost, entry.confirmed.duration(to: clock.now) < lease {
                do throws(WorkQueueError) {
                    let result = try await self.queue.settle(entry.job, outcome)
                    self.logger.trace("Job settled", metadata: ["queue.job": "\(entry.job.id)", "queue.result": "\(result)"])
                    return
                } catch {
                    self.logger.debug("A job was not settled", metadata: ["queue.error": "\(error)"])
                    guard error.isRetriable else { return }
                    try? await clock.sleep(for: .milliseconds(100))
                }
            }
        }.value
    }
}
