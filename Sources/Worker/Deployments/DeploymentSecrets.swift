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

    func open(_ variables: [EffectiveVariable], of application: Application) throws(VaultError) -> OpenVariables {
        var opened: [OpenVariable] = []
        for effective in variables {
            let variable = effective.variable
            let value: String
            switch variable.value {
            case .plain(let text): value = text
            case .sealed(let bytes):
                let context = Variable.sealContext(
                    team: application.teamID, owner: effective.owner, name: variable.name, version: variable.version)
                value = String(decoding: try self.keyring.open(bytes, context: context), as: UTF8.self)
            }
            opened.append(
                OpenVariable(
                    name: variable.name, value: value, isSecret: variable.isSecret, scope: variable.scope, form: variable.form))
        }
        return OpenVariables(opened)
    }

    /// The files that the tasks of an application read, each with the name of the Swarm secret that holds it.
    func files(_ variables: OpenVariables, of application: Application) -> [(file: SecretFile, content: [UInt8])] {
        variables.files.map { variable in
            let content = Array(variable.value.utf8)
            let name = self.specs.secretName(of: variable.name, value: content, application: application.id)
            return (SecretFile(name: variable.name, secretName: name), content)
        }
    }

    /// A digest of all that a build is made of besides its commit, keyed because secrets are among it.
    func buildDigest(of origin: BuildOrigin, _ variables: OpenVariables) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var settings = origin.settings
        settings.noCache = false
        return self.specs.digest(of: try encoder.encode(BuildInputs(source: origin.source, settings: settings, variables: variables)))
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
