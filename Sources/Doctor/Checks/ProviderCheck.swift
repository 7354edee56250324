package import OIDC

/// Whether people could sign in through a provider.
package struct ProviderCheck: Check {
    package let repair = "Look whether the provider runs, and whether ROOST_EGRESS_ALLOW lets this machine reach it."
    private let provider: any IdentityProvider

    package init(_ provider: any IdentityProvider) {
        self.provider = provider
    }

    package var part: String { "provider" }

    package func examine() async throws -> [Finding] {
        let subject = "provider.\(self.provider.name)"
        do {
            try await self.provider.check()
        } catch {
            let isReached = error.code == .providerMisconfigured
            let repair = isReached ? "Let the issuer in the settings be, letter for letter, what the provider says." : self.repair
            return [.failed(subject, error.message, repair: repair)]
        }
        return [.ok(subject, "answers, and people can be sent there")]
    }
}
