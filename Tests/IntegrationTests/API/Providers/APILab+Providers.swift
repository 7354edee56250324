import APIContract
import ControlPlane
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOFoundationCompat
import OIDC
import TestSupport
import Testing

extension APILab {
    /// A sign-in that was begun, as its browser knows it.
    struct Begun: Sendable {
        /// The cookie of the attempt.
        let cookie: String
        let state: String
        /// Where the provider is to send the browser.
        let redirectURI: String

        init(location: String, _ answer: TestResponse) throws {
            let fields = WebRequest.fields(ofURL: location)
            self.state = try #require(fields["state"])
            self.redirectURI = try #require(fields["redirect_uri"])
            self.cookie =
                try #require(answer.headers[values: .setCookie].first { $0.hasPrefix("__Host-roost-login=") })
                .split(separator: ";").first.map(String.init) ?? ""
        }
    }

    /// Runs a server at which people sign in through a provider of the test's own.
    static func run(
        with provider: ScriptedProvider, rules: ProviderRules, _ test: @Sendable (APILab) async throws -> Void
    ) async throws {
        let providers = LoginProviders(
            [LoginProvider(.oidc, provider, title: "Corp", rules: rules)], publicURL: "https://roost.example")
        try await Self.run(providers: providers, test)
    }

    /// Goes to the provider.
    func begin(_ path: String = "/api/auth/oidc/login", headers: HTTPFields = [:]) async throws -> Begun {
        let answer = try await self.send(.get, path, token: "", headers: headers)
        #expect(answer.status == .found, "\(String(buffer: answer.body))")
        return try Begun(location: try #require(answer.headers[.location]), answer)
    }

    /// Comes back from the provider, which gave the code of `person`.
    func comeBack(
        as person: String, _ begun: Begun, to path: String = "/api/auth/oidc/callback", with browser: Browser? = nil
    ) async throws -> TestResponse {
        let cookies = [begun.cookie, browser?.cookie].compactMap(\.self).joined(separator: "; ")
        return try await self.send(
            .get, "\(path)?state=\(begun.state)&code=\(person)&session_state=x", token: "", headers: [.cookie: cookies])
    }

    /// The session of who signed in through the provider.
    func signIn(as person: String) async throws -> Browser {
        let answer = try await self.comeBack(as: person, try await self.begin())
        #expect(answer.status == .found, "\(String(buffer: answer.body))")
        return try Browser(redirect: answer, of: self)
    }

    /// Who somebody is, and what they may.
    func me(_ browser: Browser) async throws -> MeView {
        let answer = try await self.send(.get, "/api/me", with: browser)
        return try ContractJSON.decoder.decode(MeView.self, from: Data(buffer: answer.body))
    }
}

extension APILab.Browser {
    /// The browser that was sent on with a session.
    init(redirect answer: TestResponse, of lab: APILab) throws {
        let cookie = try #require(answer.headers[values: .setCookie].first { $0.hasPrefix("__Host-roost=") })
        self.init(cookie: cookie.split(separator: ";").first.map(String.init) ?? "", csrfToken: "")
    }
}
