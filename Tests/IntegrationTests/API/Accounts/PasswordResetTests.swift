import API
import APIContract
import ControlPlane
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import Store
import Testing

@Suite("Another password by mail", .timeLimit(.minutes(2)))
struct PasswordResetTests {
    private static let path = "/api/auth/password-reset"
    private static let other = "hippopotamus chandelier"

    private static func ask(_ lab: APILab, _ email: String = "ada@example.com", headers: HTTPFields = [:]) async throws -> TestResponse {
        try await lab.send(.post, Self.path, token: "", headers: headers, json: "{\"email\":\"\(email)\"}")
    }

    private static func reset(_ lab: APILab, _ secret: String, _ password: String = other) async throws -> TestResponse {
        try await lab.send(.put, Self.path, token: "", ["token": secret, "password": password])
    }

    private static func link(_ lab: APILab, _ email: String = "ada@example.com") async throws -> String {
        #expect(try await Self.ask(lab, email).status == .accepted)
        return try #require(try await lab.takeMails().first).secret("reset")
    }

    @Test("A19 a link changes the password once, ends every session and every other link, and the person is told")
    func change() async throws {
        try await APILab.run(accounts: APILab.mailing) { lab in
            let before = try await lab.login()
            let (first, second) = (try await Self.link(lab), try await Self.link(lab))
            #expect(first != second && first.hasPrefix("roost_reset_"))
            #expect(try await lab.send(.get, "/api/me", with: before).status == .ok)
            #expect(try await Self.reset(lab, first, "too short").status == .unprocessableContent)
            #expect(try await Self.reset(lab, first, "summer welcome 2026").status == .unprocessableContent)
            #expect(try await Self.reset(lab, first, String(repeating: "x y z ", count: 200)).status == .unprocessableContent)
            #expect(try await Self.reset(lab, first).status == .noContent)
            #expect(try await lab.send(.get, "/api/me", with: before).status == .unauthorized)
            for secret in [first, second] {
                let answer = try await Self.reset(lab, secret)
                #expect(try answer.status == .gone && lab.code(answer) == "gone")
            }
            #expect(try await lab.tryLogin().status == .unauthorized)
            #expect(try await lab.tryLogin("ada", Self.other).status == .ok)
            let told = try await lab.takeMails()
            #expect(told.map(\.subject) == ["[Roost] Your password was changed"] && told.first?.recipient == "ada@example.com")
            let rows = try await lab.auditRows().filter { $0.action == "user.password" || $0.action == "passwordReset.create" }
            #expect(rows.map(\.actor) == ["unknown", "unknown", "ada"])
            let dump = try await lab.mailDump()
            #expect(!dump.contains(first) && !dump.contains(second))
        }
    }

    @Test("A19 a link that has expired, is another one's, or was altered, changes nothing")
    func invalid() async throws {
        try await APILab.run(accounts: APILab.mailing) { lab in
            let secret = try await Self.link(lab)
            let invitation = try lab.value(InvitationView.self, try await lab.invite("bob@example.com"))
            #expect(invitation.link == nil)
            let mail = try #require(try await lab.takeMails().first)
            let altered = String(secret.dropLast()) + (secret.hasSuffix("0") ? "1" : "0")
            for wrong in ["", "x", altered, TokenSecret(.reset).text, try mail.secret("invitation"), lab.token] {
                #expect(try await Self.reset(lab, wrong).status == .gone)
            }
            #expect(try await lab.send(.post, "/api/auth/verify", token: "", ["token": secret]).status == .gone)
            #expect(try await lab.send(.post, "/api/invitations/accept", ["token": secret]).status == .gone)
            try await lab.execute("expire", "UPDATE account_links SET expires_at = now() - interval '1 second'")
            #expect(try await Self.reset(lab, secret).status == .gone)
            #expect(try await lab.tryLogin().status == .ok)
        }
    }

    @Test("A19 of many who use a link at once, one does")
    func race() async throws {
        try await APILab.run(accounts: APILab.mailing) { lab in
            let secret = try await Self.link(lab)
            let statuses = try await withThrowingTaskGroup(of: UInt.self) { group in
                for index in 0..<10 { group.addTask { UInt(try await Self.reset(lab, secret, "\(Self.other) \(index)").status.code) } }
                return try await group.reduce(into: [UInt]()) { $0.append($1) }
            }
            #expect(statuses.filter { $0 == 204 }.count == 1 && statuses.filter { $0 == 410 }.count == 9, "\(statuses)")
        }
    }

    @Test("A07 a known address and an unknown one are answered alike, and write the same: only a known one gets a mail")
    func enumeration() async throws {
        try await APILab.run(accounts: APILab.mailing) { lab in
            let answers = [try await Self.ask(lab, "ada@example.com"), try await Self.ask(lab, "nobody@example.com")]
            let names = Set([HTTPField.Name.traceID, .date].map(\.canonicalName))
            func comparable(_ answer: TestResponse) -> [String] {
                ["\(answer.status)", String(buffer: answer.body)]
                    + answer.headers.filter { !names.contains($0.name.canonicalName) }.map { "\($0)" }.sorted()
            }
            #expect(comparable(answers[0]) == comparable(answers[1]) && answers[0].status == .accepted)
            #expect(try await lab.store.session.mails.waiting(after: nil, limit: 10).count == 2)
            #expect(try await lab.takeMails().map(\.recipient) == ["ada@example.com"])
        }
        // Without a mail server nothing is kept, and the answer is the same.
        try await APILab.run { lab in
            for email in ["ada@example.com", "nobody@example.com"] { #expect(try await Self.ask(lab, email).status == .accepted) }
            let mails = try await lab.takeMails()
            #expect(mails.isEmpty)
        }
    }

    @Test(
        "A08 an address is one text and nothing else",
        arguments: [
            "[\"ada@example.com\",\"eve@evil.example\"]", "1", "null", "{\"address\":\"ada@example.com\"}",
            "\"ada@example.com,eve@evil.example\"", "\"ada@example.com eve@evil.example\"",
            "\"ada@example.com\\r\\nBcc: eve@evil.example\"", "\"\"", "\"ada\"",
        ])
    func types(_ email: String) async throws {
        try await APILab.run(accounts: APILab.mailing) { lab in
            let answer = try await lab.send(.post, Self.path, token: "", json: "{\"email\":\(email)}")
            #expect(answer.status == .unprocessableContent)
            #expect(try await lab.takeMails().isEmpty)
        }
    }

    @Test("A18 the link leads to the address of the settings, whatever the request says of the host")
    func host() async throws {
        try await APILab.run(accounts: APILab.mailing) { lab in
            let name = try #require(HTTPField.Name("X-Forwarded-Host"))
            _ = try await Self.ask(lab, headers: [name: "evil.example"])
            let mail = try #require(try await lab.takeMails().first)
            #expect(mail.text.contains("https://roost.example.com/account#reset=") && !mail.text.contains("evil"))
        }
    }

    @Test("an address is sent so many mails an hour and no more, whether an account has it or not, and tries count by where they come from")
    func throttle() async throws {
        var accounts = APILab.mailing
        accounts.mailsPerAddress = 2
        try await APILab.run(accounts: accounts) { lab in
            for email in ["ada@example.com", "nobody@example.com"] {
                for _ in 0..<2 { #expect(try await Self.ask(lab, email).status == .accepted) }
                let refused = try await Self.ask(lab, email.uppercased())
                #expect(refused.status == .tooManyRequests && refused.headers[.retryAfter] != nil)
            }
            var statuses: Set<Int> = []
            for _ in 0..<60 { statuses.insert(Int(try await Self.reset(lab, TokenSecret(.reset).text).status.code)) }
            #expect(statuses == [410, 429])
        }
    }

    @Test("who signs in through a provider alone, or is suspended, gets no link")
    func noPassword() async throws {
        try await APILab.run(accounts: APILab.mailing) { lab in
            _ = try await lab.store.session.identity.insertUser(
                id: .make(), username: "sso", email: "sso@example.com", passwordHash: nil)
            _ = try await lab.insertUser("gone")
            try await lab.suspend("gone")
            for email in ["sso@example.com", "gone@example.com"] { #expect(try await Self.ask(lab, email).status == .accepted) }
            let mails = try await lab.takeMails()
            #expect(mails.map(\.recipient) == ["sso@example.com"] && mails.first?.text.contains("roost_") == false)
        }
    }

    @Test("a link that an operator made changes the password, and is recorded")
    func operatorLink() async throws {
        try await APILab.run { lab in
            let links = OperatorLinks(store: lab.store, configuration: lab.services.configuration.accounts)
            let link = try await links.passwordReset(of: "ada")
            #expect(link.hasPrefix("roost_reset_"))
            #expect(try await Self.reset(lab, link).status == .noContent)
            #expect(try await lab.tryLogin("ada", Self.other).status == .ok)
            #expect(try await lab.auditRows().contains { $0.action == "passwordReset.create" && $0.actor == "operator" })
            await #expect(throws: ControlPlaneError.self) { try await links.passwordReset(of: "nobody") }
        }
    }

    @Test("a mail that is composed again has the same link, and one that was used stays used")
    func composedAgain() async throws {
        try await APILab.run(accounts: APILab.mailing) { lab in
            _ = try await Self.ask(lab)
            let id = try #require(try await lab.store.session.mails.waiting(after: nil, limit: 1).first)
            let secret = try #require(try await lab.desk.compose(id)).secret("reset")
            #expect(try #require(try await lab.desk.compose(id)).secret("reset") == secret)
            #expect(try await Self.reset(lab, secret).status == .noContent)
            _ = try await lab.desk.compose(id)
            #expect(try await Self.reset(lab, secret).status == .gone)
        }
    }
}
