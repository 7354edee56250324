import APIContract
import ControlPlane
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import OIDC
import Testing

@Suite("Signing in through a provider", .timeLimit(.minutes(2)))
struct ProviderLoginTests {
    private static let dora: [String: ClaimValue] = [
        "email": "Dora@corp.example", "email_verified": true, "preferred_username": "dora", "groups": .array(["developers"]),
    ]
    private static let rules = ProviderRules(
        accounts: .create, roles: [RoleMapping(claim: "groups", value: "developers", grant: .init(team: "ada", role: "developer"))])

    private static func provider() -> ScriptedProvider { ScriptedProvider(people: ["dora": Self.dora]) }

    @Test("somebody new gets an account, a session and the roles of the rules; the browser goes on where it wanted")
    func firstLogin() async throws {
        try await APILab.run(with: Self.provider(), rules: Self.rules) { lab in
            let begun = try await lab.begin("/api/auth/oidc/corp/login?returnTo=/projects%3Fa%3Db")
            #expect(begun.redirectURI == "https://roost.example/api/auth/oidc/corp/callback")
            let answer = try await lab.comeBack(as: "dora", begun, to: "/api/auth/oidc/corp/callback")
            #expect(answer.status == .found && answer.headers[.location] == "/projects?a=b", "\(String(buffer: answer.body))")
            #expect(answer.headers[values: .setCookie].contains { $0.hasPrefix("__Host-roost-login=; Max-Age=0") })
            let me = try await lab.me(APILab.Browser(redirect: answer, of: lab))
            #expect(me.user.username == "dora" && me.user.email == "dora@corp.example")
            #expect(me.teams.map(\.slug) == ["ada"] && me.teams.first?.roles == ["developer"])
            let rows = try await lab.auditRows()
            #expect(rows.contains { $0.action == "user.register" && $0.actor == "dora" && $0.address != nil })
            #expect(rows.contains { $0.action == "session.create" && $0.actor == "dora" && $0.isAllowed })
            // The same person again, by the address of the default provider.
            let again = try await lab.me(try await lab.signIn(as: "dora"))
            #expect(again.user.id == me.user.id)
        }
    }

    @Test("a group that is gone at the provider takes its role with it at the next login, and no role that a member gave")
    func groupGone() async throws {
        let provider = Self.provider()
        try await APILab.run(with: provider, rules: Self.rules) { lab in
            let before = try await lab.me(try await lab.signIn(as: "dora"))
            #expect(before.teams.first?.roles == ["developer"])
            var claims = Self.dora
            claims["groups"] = .array(["painters"])
            provider.say(claims, of: "dora")
            #expect(try await lab.me(try await lab.signIn(as: "dora")).teams == [])
            provider.say(Self.dora, of: "dora")
            #expect(try await lab.me(try await lab.signIn(as: "dora")).teams.count == 1)
        }
    }

    @Test("B01 an answer without the browser's own attempt, with another state, or twice, signs nobody in")
    func foreignAnswers() async throws {
        try await APILab.run(with: Self.provider(), rules: Self.rules) { lab in
            let (mine, other) = (try await lab.begin(), try await lab.begin())
            let bare = try await lab.send(.get, "/api/auth/oidc/callback?state=\(mine.state)&code=dora", token: "")
            var answers = [bare]
            let crossed = try await lab.send(
                .get, "/api/auth/oidc/callback?state=\(mine.state)&code=dora", token: "", headers: [.cookie: other.cookie])
            answers.append(crossed)
            let good = try await lab.comeBack(as: "dora", mine)
            #expect(good.status == .found)
            answers.append(try await lab.comeBack(as: "dora", mine))
            // Used up by the answer that did not belong to it.
            answers.append(try await lab.comeBack(as: "dora", other))
            answers.append(try await lab.comeBack(as: "nobody", try await lab.begin()))
            for answer in answers {
                #expect(answer.status == .badRequest, "\(String(buffer: answer.body))")
                #expect(answer.headers[.setCookie] == nil)
                #expect(!String(buffer: answer.body).contains(mine.state))
            }
            #expect(try await lab.auditRows().contains { $0.resource == "provider/corp" && !$0.isAllowed })
        }
    }

    @Test("who said no at the provider is refused, and so is one whose address is not proved, or not of a domain that may")
    func refusals() async throws {
        var rules = Self.rules
        rules.emailDomains = ["corp.example"]
        let provider = ScriptedProvider(people: [
            "unproved": ["email": "x@corp.example", "email_verified": "true"],
            "stranger": ["email": "x@evil.example", "email_verified": true],
            "mixed": ["email": "x@corp.example@evil.example", "email_verified": true], "nameless": ["preferred_username": "x"],
        ])
        try await APILab.run(with: provider, rules: rules) { lab in
            for person in ["unproved", "stranger", "mixed", "nameless"] {
                let answer = try await lab.comeBack(as: person, try await lab.begin())
                #expect(answer.status == .forbidden && answer.headers[.setCookie] == nil, "\(person): \(String(buffer: answer.body))")
            }
            let begun = try await lab.begin()
            let denied = try await lab.send(
                .get, "/api/auth/oidc/callback?state=\(begun.state)&error=access_denied&error_description=no", token: "",
                headers: [.cookie: begun.cookie])
            #expect(denied.status == .forbidden)
            #expect(try lab.problem(denied).detail?.contains("access_denied") == true)
        }
    }

    @Test("B09 an address that an account has gives nobody that account, however much it is proved")
    func addressOfAnother() async throws {
        let provider = ScriptedProvider(people: ["eve": ["email": "ada@example.com", "email_verified": true, "preferred_username": "ada"]])
        try await APILab.run(with: provider, rules: Self.rules) { lab in
            let answer = try await lab.comeBack(as: "eve", try await lab.begin())
            #expect(answer.status == .forbidden && answer.headers[.setCookie] == nil)
            provider.say(["email": "eve@corp.example", "email_verified": true, "preferred_username": "ada"], of: "eve")
            // The name of another account is never that of this one.
            #expect(try await lab.me(try await lab.signIn(as: "eve")).user.username == "ada-2")
        }
    }

    @Test("without accounts for newcomers nobody new comes in; with those for members of groups they do alone")
    func newcomers() async throws {
        for (making, isWelcome) in [(AccountMaking.linked, false), (.mapped, true)] {
            var rules = Self.rules
            rules.accounts = making
            let provider = Self.provider()
            provider.say(["email": "x@corp.example", "email_verified": true, "groups": .array(["painters"])], of: "painter")
            try await APILab.run(with: provider, rules: rules) { lab in
                let painter = try await lab.comeBack(as: "painter", try await lab.begin())
                let dora = try await lab.comeBack(as: "dora", try await lab.begin())
                #expect(painter.status == .forbidden)
                #expect(dora.status == (isWelcome ? .found : .forbidden))
            }
        }
    }

    @Test(
        "B11 the browser is never sent to somebody else's page",
        arguments: ["//evil.example", "https://evil.example", "/%5Cevil.example"])
    func returnPath(_ path: String) async throws {
        try await APILab.run(with: Self.provider(), rules: Self.rules) { lab in
            let begun = try await lab.begin("/api/auth/oidc/login?returnTo=\(path)")
            #expect(try await lab.comeBack(as: "dora", begun).headers[.location] == "/")
        }
    }

    @Test("a suspended user does not sign in, a user without a password not with one, and no unknown provider is asked")
    func suspended() async throws {
        try await APILab.run(with: Self.provider(), rules: Self.rules) { lab in
            _ = try await lab.signIn(as: "dora")
            for password in ["", " ", "correct horse battery"] {
                #expect(try await lab.tryLogin("dora", password).status.code >= 400)
            }
            try await lab.suspend("dora")
            #expect(try await lab.comeBack(as: "dora", try await lab.begin()).status == .forbidden)
            for path in ["/api/auth/oidc/other/login", "/api/auth/github/login", "/api/auth/oidc/other/callback"] {
                #expect(try await lab.send(.get, path, token: "").status == .notFound)
            }
            let providers = try await lab.call(Page<ProviderView>.self, .get, "/api/auth/providers").items
            #expect(providers == [ProviderView(name: "corp", title: "Corp", type: "oidc", loginUrl: "/api/auth/oidc/corp/login")])
        }
    }
}
