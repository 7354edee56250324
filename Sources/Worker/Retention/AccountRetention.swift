package import Logging
package import Store

/// Forgets mails that waited too long, links that have expired, and invitations that ended long ago.
package struct AccountRetention: Retention {
    /// How many days an invitation is kept that was accepted, withdrawn or forgotten; what became of it stands in the audit.
    private static let invitationDays = 30

    private let store: DataStore
    private let logger: Logger

    package init(store: DataStore, logger: Logger) {
        self.store = store
        self.logger = logger
    }

    package func sweep() async -> Bool {
        do {
            try await self.store.session.mails.purge(invitationsAfter: Self.invitationDays)
            return true
        } catch {
            self.logger.warning("old links wait", metadata: ["error": "\(error)"])
            return false
        }
    }
}
