package import Model
package import Store

/// Turns a presented token into a caller; nothing is cached, so a revoked one ends at once.
package struct Authenticator: Sendable {
    private let store: DataStore

    package init(store: DataStore) {
        self.store = store
    }

    /// - Throws: ``ControlPlaneError/unauthenticated`` for anything but a valid token.
    package func authenticate(bearer text: String) async throws(ControlPlaneError) -> Caller {
        guard let secret = TokenSecret(presented: text) else { throw .unauthenticated }
        do {
            guard let found = try await self.store.session.tokens.authenticate(hash: secret.hash) else {
                throw ControlPlaneError.unauthenticated
            }
            if found.isUseNoteworthy { try await self.store.session.tokens.touch(found.caller.tokenID) }
            return found.caller
        } catch let error as StoreError {
            throw ControlPlaneError(error)
        } catch {
            throw .unauthenticated
        }
    }
}
