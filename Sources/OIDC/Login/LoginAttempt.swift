/// A sign-in that was begun: what its callback is held against.
///
/// The caller keeps it on the server, names it by a cookie that the browser got with the redirect, and takes it away before
/// ``IdentityProvider/finish(_:_:)``: so it belongs to one browser and holds once.
public struct LoginAttempt: Sendable {
    /// The name of the provider that it was begun with.
    public let provider: String
    /// What the provider hands back with the code: random, means nothing.
    public let state: String
    /// What the ID token has to carry.
    public let nonce: String
    /// What proves to the provider that who brings the code is who asked for it (RFC 7636); a secret.
    public let codeVerifier: String
    /// Where the provider sends the browser; the provider's own, so that no other one's answer arrives there.
    public let redirectURI: String
    /// When it was begun, in seconds since 1970.
    public let startedAt: Int64

    /// An attempt as it was kept.
    public init(provider: String, state: String, nonce: String, codeVerifier: String, redirectURI: String, startedAt: Int64) {
        self.provider = provider
        self.state = state
        self.nonce = nonce
        self.codeVerifier = codeVerifier
        self.redirectURI = redirectURI
        self.startedAt = startedAt
    }

    /// A new attempt, with random values of 256 bits.
    init(provider: String, redirectURI: String, now: Int64) {
        self.init(
            provider: provider, state: RandomText.make(), nonce: RandomText.make(), codeVerifier: RandomText.make(),
            redirectURI: redirectURI, startedAt: now)
    }

    /// How long somebody may take at the provider, in seconds.
    static let lifetime: Int64 = 600

    /// Checks that a callback belongs to the attempt, before anything that it says counts.
    ///
    /// - Throws: ``OIDCError`` `attemptMismatch`.
    func check(_ callback: LoginCallback, provider: String, now: Int64) throws(OIDCError) {
        guard self.provider == provider else {
            throw OIDCError(.attemptMismatch, "the sign-in was begun with another provider")
        }
        guard let state = callback.state, !self.state.isEmpty, ConstantTime.isEqual(state, self.state) else {
            throw OIDCError(.attemptMismatch, "the state is not the one that this browser was given")
        }
        guard now - self.startedAt <= Self.lifetime, self.startedAt - now <= Self.lifetime else {
            throw OIDCError(.attemptMismatch, "the sign-in took too long")
        }
    }
}
