package import Logging
import ServiceLifecycle
package import Store
package import WorkQueue

/// Moves accepted work from Postgres to the queue.
///
/// At once when a commit announces it, and by a sweep that also re-creates what the queue forgot: Postgres is the work, Redis a cache
/// of it.
package struct OutboxRelay: Service {
    private static let batch = 100

    private let store: DataStore
    private let queue: WorkQueueClient
    private let interval: Duration
    private let logger: Logger

    package init(store: DataStore, queue: WorkQueueClient, interval: Duration = .seconds(5), logger: Logger) {
        self.store = store
        self.queue = queue
        self.interval = interval
        self.logger = logger
    }

    package func run() async throws {
        let triggers = Triggers(store: self.store, channel: StoreChannel.outbox, interval: self.interval)
        await cancelWhenGracefulShutdown {
            await triggers.forEach(logger: self.logger) { trigger in
                do {
                    try await self.relay()
                    if trigger == .timer { try await self.sweep() }
                } catch {
                    // The rows stay where they are; the next trigger takes them.
                    self.logger.warning("the outbox waits", metadata: ["error": "\(error)"])
                }
            }
        }
    }

    private func relay() async throws {
        var moved = Self.batch
        while moved == Self.batch {
            moved = try await self.store.withTransaction { session in
                let jobs = try await session.outbox.take(limit: Self.batch)
                for job in jobs { try await self.enqueue(job) }
                return jobs.count
            }
        }
    }

    private func sweep() async throws {
        for job in try await self.store.session.unfinishedDeployments() { try await self.enqueue(job) }
    }

    private func enqueue(_ job: DeploymentJob) async throws {
        _ = try await self.queue.enqueue(JobRequest(id: job.id, group: job.group, payload: job.payload))
    }
}
