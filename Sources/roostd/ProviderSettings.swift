import ControlPlane
import Egress
import OIDC

/// One provider as the operator describes it; it holds a secret.
struct ProviderSettings: Sendable {
    /// How it is spoken with.
    enum Configuration: Sendable {
        case oidc(OIDCConfiguration)
        case github(GitHubConfiguration)
    }

    let title: String
    let configuration: Configuration
    let rules: ProviderRules
    /// The setting of the rules for roles.
    let rolesVariable: String
    /// The setting to name where the rest of them does not do.
    let variable: String

    /// - Throws: ``SettingsError`` where the settings do not fit each other.
    func provider(_ egress: EgressClient) throws(SettingsError) -> LoginProvider {
        do {
            switch self.configuration {
            case .oidc(let configuration):
                return LoginProvider(.oidc, try OIDCProvider(configuration, egress: egress), title: self.title, rules: self.rules)
            case .github(let configuration):
                return LoginProvider(.github, try GitHubProvider(configuration, egress: egress), title: self.title, rules: self.rules)
            }
        } catch {
            throw SettingsError(variable: self.variable, problem: "cannot be used: \(error.message)")
        }
    }
}
