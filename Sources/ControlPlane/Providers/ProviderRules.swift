package import OIDC

/// What the operator makes of a provider's word.
package struct ProviderRules: Sendable {
    /// Who gets an account at the first login.
    package var accounts: AccountMaking
    /// The domains of the addresses that may sign in, in lower case; empty for any.
    package var emailDomains: Set<String>
    /// Whether every address that the provider names counts as proved, also where it does not say so.
    package var trustsEmail: Bool
    /// What the claims give.
    package var roles: [RoleMapping]

    package init(
        accounts: AccountMaking = .linked, emailDomains: Set<String> = [], trustsEmail: Bool = false, roles: [RoleMapping] = []
    ) {
        self.accounts = accounts
        self.emailDomains = emailDomains
        self.trustsEmail = trustsEmail
        self.roles = roles
    }

    /// The address that is proved to be the person's, in lower case; nil for none.
    func provedEmail(of identity: ExternalIdentity) -> String? {
        guard self.trustsEmail || identity.isEmailVerified else { return nil }
        return identity.email?.lowercased()
    }

    /// Whether somebody with this proved address may sign in.
    func allows(_ email: String?) -> Bool {
        guard !self.emailDomains.isEmpty else { return true }
        guard let domain = email?.split(separator: "@", omittingEmptySubsequences: false).last else { return false }
        return self.emailDomains.contains(String(domain))
    }

    /// Whether somebody whom nobody knows yet gets an account.
    func makesAccount(for identity: ExternalIdentity) -> Bool {
        switch self.accounts {
        case .create: true
        case .mapped: !RoleMapping.grants(self.roles, claims: identity.claims).isEmpty
        case .linked: false
        }
    }
}
