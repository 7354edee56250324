/// The paths of the API: once as the server registers them, once filled as a client asks for them.
package enum APIPath: String, CaseIterable, Hashable, Sendable {
    case health = "/healthz"
    case readiness = "/readyz"
    case version = "/api/version"
    case openAPI = "/api/openapi.json"
    case docs = "/api/docs"
    case docsScript = "/api/docs/app.js"
    case docsStyle = "/api/docs/style.css"

    case register = "/api/auth/register"
    case login = "/api/auth/login"
    case logout = "/api/auth/logout"
    case providers = "/api/auth/providers"
    case oidcLogin = "/api/auth/oidc/login"
    case oidcCallback = "/api/auth/oidc/callback"
    case providerLogin = "/api/auth/oidc/{provider}/login"
    case providerCallback = "/api/auth/oidc/{provider}/callback"
    case githubLogin = "/api/auth/github/login"
    case githubCallback = "/api/auth/github/callback"
    case passwordReset = "/api/auth/password-reset"
    case verify = "/api/auth/verify"
    case deviceLogins = "/api/auth/device"
    case deviceToken = "/api/auth/device/token"
    case deviceLogin = "/api/auth/device/{userCode}"
    case deviceApproval = "/api/auth/device/{userCode}/approve"
    case deviceRefusal = "/api/auth/device/{userCode}/refuse"
    case device = "/device"
    case deviceScript = "/device/app.js"
    case account = "/account"
    case accountScript = "/account/app.js"
    case accountStyle = "/account/style.css"
    case me = "/api/me"
    case meEmail = "/api/me/email"
    case identities = "/api/me/identities"
    case identity = "/api/me/identities/{id}"
    case mePassword = "/api/me/password"
    case sessions = "/api/me/sessions"
    case session = "/api/me/sessions/{id}"
    case totp = "/api/me/totp"
    case totpConfirm = "/api/me/totp/confirm"

    case tokens = "/api/tokens"
    case token = "/api/tokens/{id}"

    case teams = "/api/teams"
    case team = "/api/teams/{id}"

    case systemRoles = "/api/system-roles"
    case userSystemRoles = "/api/users/{id}/system-roles"
    case members = "/api/teams/{id}/members"
    case member = "/api/teams/{id}/members/{userId}"
    case roles = "/api/teams/{id}/roles"
    case role = "/api/teams/{id}/roles/{name}"
    case serviceAccounts = "/api/teams/{id}/service-accounts"
    case serviceAccountTokens = "/api/teams/{id}/service-accounts/{accountId}/tokens"
    case serviceAccount = "/api/teams/{id}/service-accounts/{accountId}"
    case invitations = "/api/teams/{id}/invitations"
    case invitation = "/api/teams/{id}/invitations/{invitationId}"
    case invitationResend = "/api/teams/{id}/invitations/{invitationId}/resend"
    case invitationAccept = "/api/invitations/accept"
    case policyExplain = "/api/policy/explain"
    case teamAudit = "/api/teams/{id}/audit"
    case audit = "/api/audit"
    case teamRestore = "/api/teams/{id}/restore"
    case projects = "/api/projects"
    case project = "/api/projects/{id}"
    case projectRestore = "/api/projects/{id}/restore"
    case projectMembers = "/api/projects/{id}/members"
    case projectMember = "/api/projects/{id}/members/{userId}"
    case environments = "/api/projects/{id}/environments"
    case environment = "/api/projects/{id}/environments/{environmentId}"
    case projectVariables = "/api/projects/{id}/variables"
    case projectVariablesImport = "/api/projects/{id}/variables/import"
    case environmentVariables = "/api/projects/{id}/environments/{environmentId}/variables"
    case environmentVariablesImport = "/api/projects/{id}/environments/{environmentId}/variables/import"

    case environmentRestore = "/api/projects/{id}/environments/{environmentId}/restore"
    case applications = "/api/applications"
    case applicationsBulk = "/api/applications/bulk"
    case application = "/api/applications/{id}"
    case applicationRestore = "/api/applications/{id}/restore"
    case variables = "/api/applications/{id}/variables"
    case variablesImport = "/api/applications/{id}/variables/import"
    case variablesDiff = "/api/applications/{id}/variables/diff"
    case releases = "/api/applications/{id}/releases"
    case releaseDiff = "/api/applications/{id}/releases/{from}/diff/{to}"
    case plan = "/api/applications/{id}/plan"
    case promote = "/api/applications/{id}/promote"
    case applicationLogs = "/api/applications/{id}/logs"
    case domains = "/api/applications/{id}/domains"
    case domain = "/api/applications/{id}/domains/{domainId}"
    case deploy = "/api/applications/{id}/deploy"
    case restart = "/api/applications/{id}/restart"
    case stop = "/api/applications/{id}/stop"
    case start = "/api/applications/{id}/start"
    case scale = "/api/applications/{id}/scale"

    case deletions = "/api/deletions"
    case deployRepository = "/api/deploy"
    case deployments = "/api/deployments"
    case deployment = "/api/deployments/{id}"
    case rollback = "/api/deployments/{id}/rollback"
    case cancel = "/api/deployments/{id}/cancel"
    case deploymentLogs = "/api/deployments/{id}/logs"

    /// The path as a router takes it, with `{name}` for each parameter.
    package var template: String { self.rawValue }

    /// The names of the parameters, in order.
    package var parameters: [String] {
        self.rawValue.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    /// The path with each parameter replaced by the percent-encoded value at its place; values that are missing leave their parameter.
    package func filled(_ values: String...) -> String {
        var values = values[...]
        return self.rawValue.split(separator: "/", omittingEmptySubsequences: false)
            .map { part in
                guard part.hasPrefix("{"), let value = values.popFirst() else { return String(part) }
                return Self.percentEncoded(value)
            }
            .joined(separator: "/")
    }

    /// `text` as one part of a path or a query (RFC 3986 unreserved characters stay).
    package static func percentEncoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                result += self.percentEncoded(byte)
            }
        }
        return result
    }

    /// A byte as `%` and two digits.
    package static func percentEncoded(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.utf8.count < 2 ? "%0" + digits : "%" + digits
    }
}
