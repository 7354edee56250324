package import Logging
import Model
import ServiceLifecycle
package import Store
package import WorkQueue

/// Puts the mails that wait in Postgres into the queue: at once when a commit announces them, and by a sweep that also makes anew what the
/// queue forgot.
package struct MailRelay: Service {
    private static let batch = 100

    private let store: DataStore
    private let queue: WorkQueueClient
    private let interval: Duration
    private let logger: Logger

    package init(store: DataStore, queue: WorkQueueClient, interval: Duration, logger: Logger) {
        self.store = store
        self.queue = queue
        self.interval = interval
        self.logger = logger
    }

    package func run() async throws {
        let triggers = Triggers(store: self.store, channel: StoreChannel.mail, interval: self.interval)
        await cancelWhenGracefulShutdown {
            await triggers.forEach(logger: self.logger) { _ in
                do {
                    try await self.relay()
                } catch {
                    // The rows stay where they are; the next trigger finds them.
                    self.logger.warning("mails wait", metadata: ["error": "\(error)"])
                }
            }
        }
    }

    private func relay() async throws {
        var page = try await self.store.session.mails.waiting(after: nil, limit: Self.batch)
        while let last = page.last {
            // A job that the queue knows is left as it is: it has its own time to be tried again.
            for id in page { _ = try await self.queue.enqueue(JobRequest(id: id.description, payload: id.description)) }
            guard page.count == Self.batch else { return }
            page = try await self.store.session.mails.waiting(after: last, limit: Self.batch)
        }
    }
}
