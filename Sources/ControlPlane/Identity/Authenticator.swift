package import Model
import Store

/// Turns a presented token into a caller.
///
/// A token that was found valid less than a second ago is not looked up again; one that is revoked here ends at once.
package struct Authenticator: Sendable {
    private let store: DataStore
    private let recent: RecentCallers
    /// Tokens that are presented in the same moment are looked up together; in two lanes, so that a slow look-up does not hold up all.
    private let lookups = BatchedCalls<Int, [UInt8], [[UInt8]: Caller], StoreError>()

    init(store: DataStore, recent: RecentCallers) {
        self.store = store
        self.recent = recent
    }

    /// - Throws: ``ControlPlaneError/unauthenticated`` for anything but a valid token.
    package func authenticate(bearer text: String) async throws(ControlPlaneError) -> Caller {
        guard let secret = TokenSecret(presented: text) else { throw .unauthenticated }
        let hash = secret.hash
        if let caller = self.recent.caller(hash) { return caller }
        let callers = try await ControlPlaneError.mapping {
            try await self.lookups.answer(to: hash, in: hash.hashValue & 1, self.look(up:)).answer
        }
        guard let caller = callers[hash] else { throw .unauthenticated }
        return caller
    }

    private func look(up hashes: [[UInt8]]) async throws(StoreError) -> [[UInt8]: Caller] {
        let lookup = self.recent.lookup()
        let callers = try await self.store.session.tokens.authenticate(hashes: hashes)
        self.recent.note(callers, of: lookup)
        return callers
    }
}
