package import OIDC

/// Somebody through whom people may sign in, and what follows from it.
package struct LoginProvider: Sendable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case oidc
        case github
    }

    package let kind: Kind
    /// What people know it by.
    package let title: String
    package let identities: any IdentityProvider
    let rules: ProviderRules

    package init(_ kind: Kind, _ identities: any IdentityProvider, title: String, rules: ProviderRules = ProviderRules()) {
        self.kind = kind
        self.title = title
        self.identities = identities
        self.rules = rules
    }

    /// The name in the settings, also in the paths of its routes.
    package var name: String { self.identities.name }
}
