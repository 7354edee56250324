package import Model
package import Store

/// Turns a presented token into a caller; nothing is kept, so a revoked one ends at once.
package struct Authenticator: Sendable {
    private let store: DataStore
    /// Tokens that are presented in the same moment are looked up together, in two lanes, so that a look-up that is slow does not hold up
    /// everybody.
    private let lookups = BatchedCalls<Int, [UInt8], [[UInt8]: Caller], StoreError>()

    package init(store: DataStore) {
        self.store = store
    }

    /// - Throws: ``ControlPlaneError/unauthenticated`` for anything but a valid token.
    package func authenticate(bearer text: String) async throws(ControlPlaneError) -> Caller {
        guard let secret = TokenSecret(presented: text) else { throw .unauthenticated }
        let hash = secret.hash
        let tokens = self.store.session.tokens
        let callers: [[UInt8]: Caller]
        do throws(StoreError) {
            callers = try await self.lookups.answer(to: hash, in: hash.hashValue & 1) {
                hashes async throws(StoreError) in
                try await tokens.authenticate(hashes: hashes)
            }.answer
        } catch {
            throw ControlPlaneError(error)
        }
        guard let caller = callers[hash] else { throw .unauthenticated }
        return caller
    }
}
