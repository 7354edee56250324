/// Who gets an account by signing in through a provider for the first time.
package enum AccountMaking: String, Sendable, Hashable, CaseIterable {
    /// Everybody whom the provider signs in.
    case create
    /// Those whom a rule of the provider gives a role.
    case mapped
    /// Nobody: who has an account links it.
    case linked
}
