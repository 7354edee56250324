import APIContract
import ControlPlane
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import Store
import Testing

@Suite("Registration and addresses", .timeLimit(.minutes(2)))
struct RegistrationTests {
    private static let password = "hippopotamus chandelier"
    private static var open: AccountConfiguration {
        var accounts = APILab.mailing
        accounts.registration = .open
        return accounts
    }

    private static func register(_ lab: APILab, _ username: String, _ email: String, _ password: String = password) async throws
        -> TestResponse
    {
        try await lab.send(.post, "/api/auth/register", token: "", ["username": username, "email": email, "password": password])
    }

    private static func verify(_ lab: APILab, _ secret: String, username: String? = nil) async throws -> TestResponse {
        try await lab.send(.post, "/api/auth/verify", token: "", ["token": secret].merging(username.map { ["username": $0] } ?? [:]) { $1 })
    }

    @Test("where everybody may register, there is an account once its address was proved, and none before")
    func open() async throws {
        try await APILab.run(accounts: Self.open) { lab in
            let asked = try await Self.register(lab, "grace", "Grace@example.com")
            #expect(asked.status == .accepted && String(buffer: asked.body) == "{}")
            #expect(try await lab.tryLogin("grace", Self.password).status == .unauthorized)
            let mail = try #require(try await lab.takeMails().first)
            let secret = try mail.secret("verify")
            #expect(mail.recipient == "grace@example.com" && secret.hasPrefix("roost_mail_"))
            #expect(try await lab.tryLogin("grace", Self.password).status == .unauthorized)
            let verified = try await Self.verify(lab, secret)
            #expect(verified.status == .ok, "\(String(buffer: verified.body))")
            #expect(try lab.value(UserView.self, verified).email == "grace@example.com")
            #expect(try await lab.tryLogin("grace", Self.password).status == .ok)
            #expect(try await Self.verify(lab, secret).status == .gone)
            #expect(try await !lab.mailDump().contains(secret))
            let acts = try await lab.auditRows().map(\.action)
            #expect(acts.filter { $0 == "registration.create" }.count == 1 && acts.filter { $0 == "user.register" }.count == 2)
        }
    }

    @Test("A07 an address that an account has is answered as one that none has; its owner is told, and nothing changes")
    func enumeration() async throws {
        try await APILab.run(accounts: Self.open) { lab in
            let known = try await Self.register(lab, "mallory", "ada@example.com")
            let unknown = try await Self.register(lab, "mallory", "new@example.com")
            #expect(known.status == unknown.status && known.body == unknown.body && known.status == .accepted)
            let mails = try await lab.takeMails()
            #expect(mails.map(\.recipient) == ["ada@example.com", "new@example.com"])
            #expect(mails.first?.subject == "[Roost] You have an account already" && mails.first?.text.contains("roost_mail_") == false)
            #expect(try await lab.tryLogin("mallory", Self.password).status == .unauthorized)
            #expect(try await lab.tryLogin().status == .ok)
        }
    }

    @Test("a name or an address that somebody else got meanwhile is refused, and the link holds for another name")
    func conflict() async throws {
        try await APILab.run(accounts: Self.open) { lab in
            _ = try await Self.register(lab, "grace", "one@example.com")
            _ = try await Self.register(lab, "grace", "two@example.com")
            let secrets = try await lab.takeMails().map { try $0.secret("verify") }
            #expect(try await Self.verify(lab, secrets[0]).status == .ok)
            #expect(try await Self.verify(lab, secrets[1]).status == .conflict)
            #expect(try await Self.verify(lab, secrets[1], username: "Hopper!").status == .unprocessableContent)
            #expect(try lab.value(UserView.self, try await Self.verify(lab, secrets[1], username: "hopper")).username == "hopper")
            #expect(try await Self.register(lab, "grace", "three@example.com").status == .conflict)
        }
    }

    @Test("by invitation or closed, nobody registers without an invitation", arguments: [RegistrationMode.invitation, .closed])
    func closed(_ mode: RegistrationMode) async throws {
        var accounts = APILab.mailing
        accounts.registration = mode
        try await APILab.run(accounts: accounts) { lab in
            let refused = try await Self.register(lab, "grace", "grace@example.com")
            #expect(try refused.status == .forbidden && lab.code(refused) == "forbidden")
            let nameless = try await lab.send(.post, "/api/auth/register", token: "", ["username": "x", "password": Self.password])
            #expect(nameless.status == .unprocessableContent)
            #expect(try await lab.takeMails().isEmpty)
        }
    }

    @Test("password rules hold before a mail is sent, and an address is sent so many mails an hour")
    func rules() async throws {
        try await APILab.run(accounts: Self.open) { lab in
            #expect(try await Self.register(lab, "grace", "grace@example.com", "summer welcome 2026").status == .unprocessableContent)
            #expect(try await Self.register(lab, "grace", "grace@localhost").status == .unprocessableContent)
            #expect(try await lab.takeMails().isEmpty)
            var statuses: [UInt] = []
            for _ in 0..<6 { statuses.append(UInt(try await Self.register(lab, "grace", "grace@example.com").status.code)) }
            #expect(statuses.first == 202 && statuses.last == 429)
        }
    }

    @Test("A22 another address needs a password given of late, counts once it was proved, and the one before is told")
    func change() async throws {
        try await APILab.run(accounts: APILab.mailing) { lab in
            let asking = "{\"email\":\"ada@new.example.com\"}"
            let refused = try await lab.send(.post, "/api/me/email", json: asking)
            #expect(try refused.status == .forbidden && lab.code(refused) == "reauthentication_required")
            let browser = try await lab.login()
            #expect(try await lab.send(.post, "/api/me/email", with: browser, json: asking).status == .accepted)
            #expect(try await lab.send(.post, "/api/me/email", with: browser, json: "{\"email\":\"ada@example.com\"}").status.code == 422)
            let mails = try await lab.takeMails()
            #expect(mails.map(\.recipient) == ["ada@new.example.com", "ada@example.com"])
            #expect(mails.last?.text.contains("roost_mail_") == false)
            #expect(try await lab.call(MeView.self, .get, "/api/me").user.email == "ada@example.com")
            _ = try await lab.send(.post, "/api/auth/password-reset", token: "", ["email": "ada@example.com"])
            let reset = try #require(try await lab.takeMails().first).secret("reset")
            let secret = try #require(mails.first).secret("email")
            #expect(try await Self.verify(lab, secret).status == .ok)
            #expect(try await lab.call(MeView.self, .get, "/api/me").user.email == "ada@new.example.com")
            #expect(try await Self.verify(lab, secret).status == .gone)
            // A link that went to the address of before.
            let late = try await lab.send(.put, "/api/auth/password-reset", token: "", ["token": reset, "password": Self.password])
            #expect(late.status == .gone)
            #expect(try await lab.auditRows().filter { $0.action == "user.email" }.map(\.actor) == ["ada"])
        }
    }

    @Test("A07 an address of another account is answered as a free one, and is not taken")
    func takenAddress() async throws {
        try await APILab.run(accounts: APILab.mailing) { lab in
            let browser = try await lab.login()
            #expect(try await lab.send(.post, "/api/me/email", with: browser, json: "{\"email\":\"eve@example.com\"}").status == .accepted)
            let mails = try await lab.takeMails()
            #expect(mails.first?.recipient == "eve@example.com" && mails.first?.text.contains("roost_mail_") == false)
            // One that was free when the mail was composed, and is not any more.
            #expect(try await lab.send(.post, "/api/me/email", with: browser, json: "{\"email\":\"bob@example.com\"}").status == .accepted)
            let secret = try #require(try await lab.takeMails().first).secret("email")
            _ = try await lab.insertUser("bob")
            #expect(try await Self.verify(lab, secret).status == .conflict)
            #expect(try await lab.call(MeView.self, .get, "/api/me").user.email == "ada@example.com")
        }
        try await APILab.run { lab in
            let browser = try await lab.login()
            let answer = try await lab.send(.post, "/api/me/email", with: browser, json: "{\"email\":\"ada@new.example.com\"}")
            #expect(try answer.status == .conflict && lab.problem(answer).detail?.contains("no mail") == true)
        }
    }
}
