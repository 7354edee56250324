import ControlPlane
import Egress
import FoundationEssentials
import Model
import OIDC

extension Settings {
    /// The longest name of a provider, which stands in addresses.
    private static let longestName = 32

    /// Every setting there is, those of each provider under its name.
    var allNames: Set<String> {
        let providers = (try? self.providerNames()) ?? []
        let perProvider = Self.names.filter { $0.contains("_NAME_") }
        return Self.names.union(providers.flatMap { name in perProvider.map { Self.variable($0, name) } })
    }

    /// All through whom people sign in, for the server.
    ///
    /// - Parameter roles: the roles of teams, of which alone the rules may speak.
    func loginProviders(roles: [String]) throws -> LoginProviders {
        for settings in try self.providers() {
            for rule in settings.rules.roles where !roles.contains(rule.grant.role) {
                throw SettingsError(
                    variable: settings.rolesVariable,
                    problem: "gives the role `\(rule.grant.role)`, which is none of \(roles.joined(separator: ", "))")
            }
        }
        let providers = try self.identityProviders(self.egressClient())
        guard !providers.isEmpty else { return LoginProviders() }
        return LoginProviders(providers, publicURL: try self.publicURL())
    }

    /// The same without where browsers reach the server.
    func identityProviders(_ egress: EgressClient) throws(SettingsError) -> [LoginProvider] {
        var providers: [LoginProvider] = []
        for settings in try self.providers() { providers.append(try settings.provider(egress)) }
        return providers
    }

    /// The providers of the settings, those that speak OpenID first, in the order of their names.
    func providers() throws(SettingsError) -> [ProviderSettings] {
        var providers: [ProviderSettings] = []
        for name in try self.providerNames() { providers.append(try self.openID(name)) }
        if let github = try self.gitHub() { providers.append(github) }
        if !providers.isEmpty { _ = try self.publicURL() }
        return providers
    }

    private func providerNames() throws(SettingsError) -> [String] {
        let names = self.words("ROOST_OIDC_PROVIDERS")
        let isUsable = names.allSatisfy { name in
            Slug(name) != nil && name.utf8.count <= Self.longestName && name != LoginProvider.Kind.github.rawValue
                && RoleOrigin(provider: name) != nil
        }
        guard isUsable else {
            throw SettingsError(
                variable: "ROOST_OIDC_PROVIDERS",
                problem:
                    "must be names of a-z, 0-9 and hyphens, of at most \(Self.longestName) characters, and neither `github` nor `local`")
        }
        guard Set(names).count == names.count else {
            throw SettingsError(variable: "ROOST_OIDC_PROVIDERS", problem: "names a provider twice")
        }
        return names
    }

    private func openID(_ name: String) throws(SettingsError) -> ProviderSettings {
        func setting(_ template: String) -> String { Self.variable(template, name) }
        let (issuer, scopes) = (setting("ROOST_OIDC_NAME_ISSUER"), setting("ROOST_OIDC_NAME_SCOPES"))
        var configuration = OIDCConfiguration(
            name: name, issuer: try self.required(issuer), clientID: try self.required(setting("ROOST_OIDC_NAME_CLIENT_ID")),
            clientSecret: try self.secret(setting("ROOST_OIDC_NAME_CLIENT_SECRET"), file: setting("ROOST_OIDC_NAME_CLIENT_SECRET_FILE")))
        configuration.allowsPlainHTTP = try self.isPlain(issuer, configuration.issuer)
        if self.optional(scopes) != nil { configuration.scopes = self.words(scopes) }
        guard configuration.scopes.contains("openid") else { throw SettingsError(variable: scopes, problem: "must hold openid") }
        var rules = try self.rules(
            accounts: setting("ROOST_OIDC_NAME_ACCOUNTS"), domains: setting("ROOST_OIDC_NAME_EMAIL_DOMAINS"),
            roles: setting("ROOST_OIDC_NAME_ROLES"), claim: self.text(setting("ROOST_OIDC_NAME_GROUPS_CLAIM"), default: "groups"))
        rules.trustsEmail = try self.flag(setting("ROOST_OIDC_NAME_TRUST_EMAIL"))
        return ProviderSettings(
            title: self.text(setting("ROOST_OIDC_NAME_TITLE"), default: name), configuration: .oidc(configuration), rules: rules,
            rolesVariable: setting("ROOST_OIDC_NAME_ROLES"), variable: issuer)
    }

    /// GitHub, where it has a client id.
    private func gitHub() throws(SettingsError) -> ProviderSettings? {
        guard let clientID = self.optional("ROOST_GITHUB_CLIENT_ID") else { return nil }
        let secret = try self.secret("ROOST_GITHUB_CLIENT_SECRET", file: "ROOST_GITHUB_CLIENT_SECRET_FILE")
        guard let secret else { throw SettingsError(variable: "ROOST_GITHUB_CLIENT_SECRET", problem: "must be set") }
        var configuration = GitHubConfiguration(clientID: clientID, clientSecret: secret)
        configuration.url = self.text("ROOST_GITHUB_URL", default: configuration.url)
        configuration.apiURL = self.text("ROOST_GITHUB_API_URL", default: configuration.apiURL)
        let isPlain = try self.isPlain("ROOST_GITHUB_URL", configuration.url)
        let isPlainAPI = try self.isPlain("ROOST_GITHUB_API_URL", configuration.apiURL)
        configuration.allowsPlainHTTP = isPlain || isPlainAPI
        let rules = try self.rules(
            accounts: "ROOST_GITHUB_ACCOUNTS", domains: "ROOST_GITHUB_EMAIL_DOMAINS", roles: "ROOST_GITHUB_ROLES", claim: "teams")
        // What organisations and teams somebody is in, GitHub tells under this alone.
        if !rules.roles.isEmpty { configuration.scopes.append("read:org") }
        return ProviderSettings(
            title: self.text("ROOST_GITHUB_TITLE", default: "GitHub"), configuration: .github(configuration), rules: rules,
            rolesVariable: "ROOST_GITHUB_ROLES", variable: "ROOST_GITHUB_URL")
    }

    private func rules(
        accounts: String, domains: String, roles: String, claim: String
    ) throws(SettingsError) -> ProviderRules {
        guard let making = AccountMaking(rawValue: self.text(accounts, default: AccountMaking.linked.rawValue)) else {
            throw SettingsError(
                variable: accounts, problem: "must be one of \(AccountMaking.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let names = self.words(domains).map { $0.lowercased() }
        guard names.allSatisfy({ $0.contains(".") && !$0.contains("@") }) else {
            throw SettingsError(variable: domains, problem: "must be domains such as example.com")
        }
        return ProviderRules(accounts: making, emailDomains: Set(names), roles: try self.roleRules(roles, claim: claim))
    }

    private func roleRules(_ variable: String, claim: String) throws(SettingsError) -> [RoleMapping] {
        let rules: [RoleMapping]
        do { rules = try RoleMapping.list(self.text(variable, default: ""), claim: claim) } catch {
            throw SettingsError(variable: variable, problem: "cannot be used: \(error.message)")
        }
        for grant in rules.map(\.grant) where RoleName(rawValue: grant.role) == nil || Slug(grant.team) == nil {
            throw SettingsError(variable: variable, problem: "names a team or a role that can be none: `\(grant.team)/\(grant.role)`")
        }
        return rules
    }

    /// A secret, as it is or in a file of its own.
    func secret(_ variable: String, file: String) throws(SettingsError) -> String? {
        let value = self.optional(variable, isSecret: true)
        guard let path = self.optional(file) else { return value }
        guard value == nil else { throw SettingsError(variable: file, problem: "must not be set beside \(variable)") }
        let text = String(decoding: try self.privateFile(file, path), as: UTF8.self)
        let secret = text.split(whereSeparator: \.isNewline).first.map(String.init)
        guard let secret, !secret.isEmpty else { throw SettingsError(variable: file, problem: "names a file without a secret") }
        return secret
    }

    /// Whether an address goes without TLS, which is for providers of this machine alone.
    private func isPlain(_ variable: String, _ text: String) throws(SettingsError) -> Bool {
        guard let url = URL(string: text), let host = url.host(), let scheme = url.scheme, ["http", "https"].contains(scheme),
            !text.contains("?"), !text.contains("#")
        else { throw SettingsError(variable: variable, problem: "must be an https address without a query") }
        guard scheme == "https" || Self.isLoopback(host) else {
            throw SettingsError(variable: variable, problem: "must be https, but for a provider of this machine itself (localhost)")
        }
        return scheme == "http"
    }

    /// The name of a setting of one provider.
    private static func variable(_ template: String, _ provider: String) -> String {
        template.replacing("NAME", with: provider.uppercased().replacing("-", with: "_"))
    }
}
