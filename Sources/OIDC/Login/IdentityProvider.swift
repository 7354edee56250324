/// Somebody who says who a person is: an OpenID provider, or GitHub.
public protocol IdentityProvider: Sendable {
    /// The name in the settings, also in the paths of its routes.
    var name: String { get }

    /// Asks whether anybody could sign in there: what a check-up does.
    ///
    /// - Throws: ``OIDCError`` `providerUnavailable` or `providerMisconfigured`.
    func check() async throws(OIDCError)

    /// Begins a sign-in.
    ///
    /// - Parameter redirectURI: where the provider is to send the browser; different for each provider.
    func begin(redirectURI: String) async throws(OIDCError) -> LoginStart

    /// Ends a sign-in: checks what the browser brought, and asks the provider who it is.
    ///
    /// - Parameter attempt: what ``begin(redirectURI:)`` gave to this browser, taken away from where it was kept, so that it holds once.
    func finish(_ attempt: LoginAttempt, _ callback: LoginCallback) async throws(OIDCError) -> ExternalIdentity

    /// Where to send a browser that signs out, so that the provider signs the person out as well; nil where the provider has no such place.
    func logoutURL(idToken: String?, returnTo: String) async throws(OIDCError) -> String?
}
