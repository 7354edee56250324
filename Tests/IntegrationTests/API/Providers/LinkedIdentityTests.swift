import APIContract
import ControlPlane
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOFoundationCompat
import OIDC
import Testing

@Suite("Identities of an account", .timeLimit(.minutes(2)))
struct LinkedIdentityTests {
    private static let rules = ProviderRules(accounts: .create)
    private static let people: [String: [String: ClaimValue]] = [
        "lovelace": ["email": "ada@example.com", "email_verified": true],
        "dora": ["email": "dora@corp.example", "email_verified": true, "preferred_username": "dora"],
    ]

    /// Links an identity as who is signed in.
    private static func link(_ person: String, _ browser: APILab.Browser, _ lab: APILab) async throws -> TestResponse {
        let answer = try await lab.send(.post, "/api/me/identities", with: browser, json: #"{"provider":"corp","returnTo":"/account"}"#)
        #expect(answer.status == .ok, "\(String(buffer: answer.body))")
        let url = try ContractJSON.decoder.decode(IdentityLinkView.self, from: Data(buffer: answer.body)).url
        return try await lab.comeBack(
            as: person, try APILab.Begun(location: url, answer), to: "/api/auth/oidc/corp/callback", with: browser)
    }

    private static func identities(_ browser: APILab.Browser, _ lab: APILab) async throws -> [LinkedIdentityView] {
        let answer = try await lab.send(.get, "/api/me/identities", with: browser)
        return try ContractJSON.decoder.decode(Page<LinkedIdentityView>.self, from: Data(buffer: answer.body)).items
    }

    @Test("who is signed in links an identity, signs in by it, and takes it away again")
    func linking() async throws {
        try await APILab.run(with: ScriptedProvider(people: Self.people), rules: Self.rules) { lab in
            let ada = try await lab.login()
            let linked = try await Self.link("lovelace", ada, lab)
            #expect(linked.status == .found && linked.headers[.location] == "/account", "\(String(buffer: linked.body))")
            #expect(try await lab.me(try await lab.signIn(as: "lovelace")).user.username == "ada")
            let identity = try #require(try await Self.identities(ada, lab).first)
            #expect(identity.provider == "corp" && identity.subject == "lovelace" && identity.lastLoginAt != nil)
            let gone = try await lab.send(.delete, "/api/me/identities/\(identity.id)", with: ada)
            #expect(gone.status == .noContent, "\(String(buffer: gone.body))")
            #expect(try await lab.comeBack(as: "lovelace", try await lab.begin()).status == .forbidden)
            let actions = try await lab.auditRows().map(\.action)
            #expect(actions.contains("identity.create") && actions.contains("identity.delete"))
        }
    }

    @Test("the last way to sign in stays, another one's identity is not taken, and a token links nothing")
    func bounds() async throws {
        try await APILab.run(with: ScriptedProvider(people: Self.people), rules: Self.rules) { lab in
            let first = try await lab.signIn(as: "dora")
            let dora = APILab.Browser(cookie: first.cookie, csrfToken: try #require(try await lab.me(first).csrfToken))
            let identity = try #require(try await Self.identities(dora, lab).first)
            let kept = try await lab.send(.delete, "/api/me/identities/\(identity.id)", with: dora)
            #expect(kept.status == .conflict, "\(String(buffer: kept.body))")
            let ada = try await lab.login()
            #expect(try await Self.link("dora", ada, lab).status == .conflict)
            #expect(try await lab.send(.delete, "/api/me/identities/\(identity.id)", with: ada).status == .notFound)
            let token = try await lab.send(.post, "/api/me/identities", json: #"{"provider":"corp"}"#)
            #expect(try lab.code(token) == "reauthentication_required")
            let unknown = try await lab.send(.post, "/api/me/identities", with: ada, json: #"{"provider":"other"}"#)
            #expect(try lab.code(unknown) == "validation_failed")
        }
    }

    @Test("B12 what one session began to link, no other browser's session ends")
    func otherSession() async throws {
        try await APILab.run(with: ScriptedProvider(people: Self.people), rules: Self.rules) { lab in
            let (ada, dora) = (try await lab.login(), try await lab.signIn(as: "dora"))
            let answer = try await lab.send(.post, "/api/me/identities", with: ada, json: #"{"provider":"corp"}"#)
            let url = try ContractJSON.decoder.decode(IdentityLinkView.self, from: Data(buffer: answer.body)).url
            let begun = try APILab.Begun(location: url, answer)
            let stolen = try await lab.comeBack(as: "lovelace", begun, to: "/api/auth/oidc/corp/callback", with: dora)
            #expect(stolen.status == .badRequest)
            #expect(try await Self.identities(ada, lab) == [])
        }
    }
}
