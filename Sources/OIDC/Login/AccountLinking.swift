/// Whether an identity that no account has yet belongs to one that is there.
public enum AccountLinking {
    /// What is known of the account that has the identity's address.
    public enum Owner: Sendable, Hashable {
        /// No account has it.
        case nobody
        /// An account has it, without having proved it here.
        case unproved
        /// An account has it and has proved it here.
        case proved
    }

    /// What becomes of a sign-in.
    public enum Decision: Sendable, Hashable {
        /// An account of its own, without the address where another one has it.
        case create
        /// The identity is added to the account that is signed in in this browser.
        case linkToSignedIn
        /// The identity is added to the account that has the address.
        case linkByEmail
    }

    /// Decides for an identity that is new.
    ///
    /// An address alone gives nobody an account: who can write any address into a provider's profile could take over the account that has it
    /// here. So both sides have to have proved it, and the operator has to trust the provider with that.
    ///
    /// - Parameters:
    ///   - isSignedIn: whether the browser is signed in, and the person asked for the link.
    ///   - trustsVerifiedEmail: the operator's setting for this provider.
    public static func decide(
        _ identity: ExternalIdentity, owner: Owner, isSignedIn: Bool, trustsVerifiedEmail: Bool
    ) -> Decision {
        if isSignedIn { return .linkToSignedIn }
        guard owner == .proved, trustsVerifiedEmail, identity.isEmailVerified, identity.email != nil else { return .create }
        return .linkByEmail
    }
}
