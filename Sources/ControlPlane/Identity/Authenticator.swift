package import Model
package import Store

/// Turns a presented token into a caller; nothing is kept, so a revoked one ends at once.
package struct Authenticator: Sendable {
    private let store: DataStore
    /// Tokens that are presented in the same moment are looked up together; in two lanes, so that a slow look-up does not hold up all.
    private let lookups = BatchedCalls<Int, [UInt8], [[UInt8]: Caller], StoreError>()

    package init(store: DataStore) {
        self.store = store
    }

    /// - Throws: ``ControlPlaneError/unauthenticated`` for anything but a valid token.
    package func authenticate(bearer text: String) async throws(ControlPlaneError) -> Caller {
        guard let secret = TokenSecret(presented: text) else { throw .unauthenticated }
        let hash = secret.hash
        let tokens = self.store.session.tokens
        let callers = try await ControlPlaneError.mapping {
            try await self.lookups.answer(to: hash, in: hash.hashValue & 1, tokens.authenticate(hashes:)).answer
        }
        guard let caller = callers[hash] else { throw .unauthenticated }
        return caller
    }
}
