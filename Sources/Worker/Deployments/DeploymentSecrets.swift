import DockerEngine
import FoundationEssentials
import Model
import Rollout
package import Vault

/// Opens variables for the spec that is about to be rendered, and keeps rendered specs sealed: they hold the values in clear.
package struct DeploymentSecrets: Sendable {
    private let keyring: MasterKeyring
    let specs: SpecSealer

    /// - Parameter digestKey: keys the digests of specs, so that a digest tells nothing about a short secret.
    package init(keyring: MasterKeyring, digestKey: [UInt8]) {
        self.keyring = keyring
        self.specs = SpecSealer(key: digestKey)
    }

    func open(_ variables: [Variable], of application: Application) throws(VaultError) -> [String: String] {
        var values: [String: String] = [:]
        for variable in variables {
            switch variable.value {
            case .plain(let value): values[variable.name] = value
            case .sealed(let bytes):
                let context = Variable.sealContext(
                    team: application.teamID, application: application.id, name: variable.name, version: variable.version)
                values[variable.name] = String(decoding: try self.keyring.open(bytes, context: context), as: UTF8.self)
            }
        }
        return values
    }

    /// The secret values alone, to keep them out of what is told of a failure.
    func hidden(_ variables: [Variable], of application: Application) throws(VaultError) -> [String] {
        Array(try self.open(variables.filter(\.isSecret), of: application).values)
    }

    func seal(_ desired: DesiredSpec, deployment: DeploymentID, of application: Application) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try self.keyring.seal(
            Array(try encoder.encode(desired.spec)), context: Self.context(deployment: deployment, application: application))
    }

    func open(_ sealed: [UInt8], deployment: DeploymentID, of application: Application) throws -> DesiredSpec? {
        let bytes = try self.keyring.open(sealed, context: Self.context(deployment: deployment, application: application))
        return DesiredSpec(stored: try JSONDecoder().decode(ServiceSpec.self, from: Data(bytes)))
    }

    private static func context(deployment: DeploymentID, application: Application) -> String {
        "\(application.teamID)|\(application.id)|\(deployment)|spec"
    }
}
