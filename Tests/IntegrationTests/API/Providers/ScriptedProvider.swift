import Synchronization

@testable import OIDC

/// A provider that says of people what a test says; what it is given is checked as by a real one.
final class ScriptedProvider: IdentityProvider, Sendable {
    static let issuer = "https://id.example"

    let name: String
    /// What is said of each person, by the code that stands for them.
    private let people = Mutex<[String: [String: ClaimValue]]>([:])

    init(name: String = "corp", people: [String: [String: ClaimValue]] = [:]) {
        self.name = name
        self.people.withLock { $0 = people }
    }

    /// Says something else of a person from now on.
    func say(_ claims: [String: ClaimValue], of person: String) { self.people.withLock { $0[person] = claims } }

    func check() async throws(OIDCError) {}

    func begin(redirectURI: String) async throws(OIDCError) -> LoginStart {
        let attempt = OIDC.LoginAttempt(provider: self.name, redirectURI: redirectURI, now: LoginClock.system.now())
        let url = FormFields.append(["state": attempt.state, "redirect_uri": redirectURI], to: "\(Self.issuer)/authorize")
        return LoginStart(url: url, attempt: attempt)
    }

    func finish(_ attempt: OIDC.LoginAttempt, _ callback: LoginCallback) async throws(OIDCError) -> ExternalIdentity {
        try attempt.check(callback, provider: self.name, now: LoginClock.system.now())
        let code = try callback.checkedCode()
        guard let claims = self.people.withLock({ $0[code] }) else { throw OIDCError(.codeRefused, "the provider does not take the code") }
        return ExternalIdentity(provider: self.name, issuer: Self.issuer, subject: code, claims: Claims(claims))
    }

    func logoutURL(idToken: String?, returnTo: String) async throws(OIDCError) -> String? { nil }
}
