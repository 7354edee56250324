package import ControlPlane
package import Vault

/// Where the secrets of deployments are opened and sealed, once the database tells the key of digests.
package struct DeploymentVault: Sendable {
    private let keyring: MasterKeyring
    private let digestKey: SpecDigestKey

    package init(keyring: MasterKeyring, digestKey: SpecDigestKey) {
        self.keyring = keyring
        self.digestKey = digestKey
    }

    /// - Throws: ``StoreError`` where the database does not answer.
    func open() async throws -> DeploymentSecrets {
        DeploymentSecrets(keyring: self.keyring, digestKey: try await self.digestKey.value())
    }
}
