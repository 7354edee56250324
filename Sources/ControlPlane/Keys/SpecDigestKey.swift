import Crypto
import FoundationEssentials
package import Logging
package import Store
package import Vault

/// The key of the digests by which specifications, builds and Swarm secrets are recognised.
///
/// Digests stand in what runs, so their key stays the same for as long as the installation lives: it is kept in the database, sealed by
/// the master key like any secret, and a rotation of master keys does not change it.
package actor SpecDigestKey {
    private static let name = "spec digest"
    /// As ``SealedPlace/context`` has it.
    private static let context = "installation|spec digest|key|1"

    private let store: DataStore
    private let keyring: MasterKeyring
    private let first: [UInt8]
    private let logger: Logger
    private var known: [UInt8]?

    /// - Parameter first: what it is where none is kept yet: ``derived(from:)`` the key file.
    package init(store: DataStore, keyring: MasterKeyring, first: [UInt8], logger: Logger) {
        self.store = store
        self.keyring = keyring
        self.first = first
        self.logger = logger
    }

    /// What servers took that kept none, from the text of the file of master keys.
    package static func derived(from text: String) -> [UInt8] {
        Array(
            HMAC<SHA256>.authenticationCode(for: Data("roost spec digest".utf8), using: SymmetricKey(data: Data(text.utf8))))
    }

    /// The key; made and kept at the first call of the installation.
    ///
    /// - Throws: ``StoreError`` where the database does not answer.
    package func value() async throws -> [UInt8] {
        if let known { return known }
        let sealed = try await self.sealed()
        do throws(VaultError) {
            let key = try self.keyring.open(sealed, context: Self.context)
            self.known = key
            return key
        } catch {
            // Its master key is lost: deployments go on, with digests that nothing of before has.
            self.logger.error("the key of digests cannot be opened", metadata: ["error": "\(error)"])
            return self.first
        }
    }

    private func sealed() async throws -> [UInt8] {
        let keys = self.store.session.sealed
        if let sealed = try await keys.installationKey(Self.name) { return sealed }
        let made = try self.keyring.seal(self.first, context: Self.context)
        try await keys.keepInstallationKey(Self.name, made)
        return try await keys.installationKey(Self.name) ?? made
    }
}
