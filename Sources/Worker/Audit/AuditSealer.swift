package import Logging
import Model
import ServiceLifecycle
package import Store

/// Puts what was recorded into the chain of the audit.
///
/// Several servers may do it: whoever holds the chain's head seals, and the others find nothing to do.
package struct AuditSealer: Service {
    /// How many records are sealed by one transaction.
    private static let batch = 1000
    /// How long a record waits: until then the database's owner could change it unnoticed.
    private static let interval = Duration.seconds(1)
    /// How often the log tells how far the chain goes, for who keeps the log where the database's owner cannot change it.
    private static let witnessInterval = Duration.seconds(3600)

    private let store: DataStore
    private let logger: Logger

    package init(store: DataStore, logger: Logger) {
        self.store = store
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var isFailing = false
            var witnessed: ContinuousClock.Instant?
            while !Task.isCancelled {
                do {
                    try await self.seal()
                    if witnessed.map({ $0.duration(to: .now) >= Self.witnessInterval }) ?? true {
                        try await self.witness()
                        witnessed = .now
                    }
                    isFailing = false
                } catch {
                    if !isFailing { self.logger.warning("the audit waits to be sealed", metadata: ["error": "\(error)"]) }
                    isFailing = true
                }
                try? await Task.sleep(for: Self.interval)
            }
        }
    }

    /// Seals all that there is.
    package func seal() async throws {
        while try await self.store.session.audit.seal(most: Self.batch) == Self.batch {}
    }

    private func witness() async throws {
        try await self.store.session.audit.purgeUses()
        guard let head = try await self.store.session.audit.chainState()?.head else {
            self.logger.error("the head of the audit's chain is gone: run roostd doctor")
            return
        }
        let hash = head.hash.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        self.logger.info("the audit is sealed", metadata: ["records": "\(head.number)", "hash": "\(hash)"])
    }
}
