package import Logging
import ServiceLifecycle
package import Store

/// Forgets the answers to requests with a key that are not given again any more.
package struct IdempotencyRetention: Service {
    /// How often it looks; an answer that is too old is not given in the meantime either.
    private static let interval = Duration.seconds(600)

    private let store: DataStore
    private let age: Duration
    private let logger: Logger

    /// - Parameter age: how long an answer is given again.
    package init(store: DataStore, age: Duration, logger: Logger) {
        self.store = store
        self.age = age
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await self.sweep()
                try? await Task.sleep(for: Self.interval)
            }
        }
    }

    private func sweep() async {
        do {
            while try await self.store.session.idempotency.purge(olderThan: self.age) > 0 {}
        } catch {
            self.logger.warning("old answers wait", metadata: ["error": "\(error)"])
        }
    }
}
