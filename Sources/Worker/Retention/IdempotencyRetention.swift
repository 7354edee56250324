package import Logging
package import Store

/// Forgets the answers to requests with a key that are not given again any more.
package struct IdempotencyRetention: Retention {
    private let store: DataStore
    private let age: Duration
    private let logger: Logger

    /// - Parameter age: how long an answer is given again.
    package init(store: DataStore, age: Duration, logger: Logger) {
        self.store = store
        self.age = age
        self.logger = logger
    }

    package func sweep() async -> Bool {
        do {
            while try await self.store.session.idempotency.purge(olderThan: self.age) > 0 {}
            return true
        } catch {
            self.logger.warning("old answers wait", metadata: ["error": "\(error)"])
            return false
        }
    }
}
