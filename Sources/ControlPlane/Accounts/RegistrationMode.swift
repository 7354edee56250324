/// Who may make an account.
package enum RegistrationMode: String, Sendable, Hashable, CaseIterable {
    /// Nobody, but through a provider whose settings say so.
    case closed
    /// Who was invited to a team.
    case invitation
    /// Everybody who has an e-mail address.
    case open
}
