package import Model
package import Vault

/// Seals and opens the secret variables of applications; each is bound to its place, so that a moved row does not open.
package struct VariableVault: Sendable {
    private let keyring: MasterKeyring

    package init(_ keyring: MasterKeyring) {
        self.keyring = keyring
    }

    package func seal(_ value: String, name: String, version: Int, team: TeamID, application: ApplicationID) throws(VaultError) -> [UInt8] {
        try self.keyring.seal(Array(value.utf8), context: Self.context(name: name, version: version, team: team, application: application))
    }

    /// The value of a variable in clear, for the spec that is about to be rendered.
    package func open(_ variable: Variable, team: TeamID, application: ApplicationID) throws(VaultError) -> String {
        switch variable.value {
        case .plain(let value): return value
        case .sealed(let bytes):
            let context = Self.context(name: variable.name, version: variable.version, team: team, application: application)
            return String(decoding: try self.keyring.open(bytes, context: context), as: UTF8.self)
        }
    }

    private static func context(name: String, version: Int, team: TeamID, application: ApplicationID) -> String {
        "\(team)|\(application)|\(name)|\(version)"
    }
}
