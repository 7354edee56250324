import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import TestSupport
import Testing

@testable import ControlPlane

@Suite("The second factor", .timeLimit(.minutes(2)))
struct SecondFactorTests {
    /// What somebody's authenticator holds, and their recovery codes.
    private struct Factor {
        let codes: OneTimeCode
        let recoveryCodes: [String]
        /// The session that set it up.
        let browser: APILab.Browser

        /// The code of the present step, or one beside it.
        func code(_ offset: Int = 0) -> String { self.codes.code(ofStep: OneTimeCode.step(at: Date()) + offset) }
    }

    private static func begin(_ lab: APILab, _ browser: APILab.Browser) async throws -> OneTimeCode {
        let answer = try await lab.send(.post, "/api/me/totp", with: browser)
        #expect(answer.status == .created, "\(String(buffer: answer.body))")
        let view = try ContractJSON.decoder.decode(TOTPView.self, from: Data(buffer: answer.body))
        #expect(view.uri == "otpauth://totp/Roost:ada?secret=\(view.secret)&issuer=Roost&algorithm=SHA1&digits=6&period=30")
        return OneTimeCode(secret: Self.bytes(of: view.secret))
    }

    private static func confirm(_ lab: APILab, _ browser: APILab.Browser, _ code: String) async throws -> TestResponse {
        try await lab.send(.post, "/api/me/totp/confirm", with: browser, json: "{\"code\":\"\(code)\"}")
    }

    private static func enrol(_ lab: APILab, _ browser: APILab.Browser) async throws -> Factor {
        let codes = try await Self.begin(lab, browser)
        let answer = try await Self.confirm(lab, browser, codes.code(ofStep: OneTimeCode.step(at: Date()) - 1))
        #expect(answer.status == .ok, "\(String(buffer: answer.body))")
        let view = try ContractJSON.decoder.decode(RecoveryCodesView.self, from: Data(buffer: answer.body))
        #expect(Set(view.recoveryCodes).count == 10)
        return Factor(codes: codes, recoveryCodes: view.recoveryCodes, browser: try APILab.Browser(answer))
    }

    private static func login(_ lab: APILab, code: String?, password: String = APILab.password) async throws -> TestResponse {
        let body = try ContractJSON.encoder.encode(LoginRequest(username: "ada", password: password, code: code))
        return try await lab.send(.post, "/api/auth/login", token: "", json: String(decoding: body, as: UTF8.self))
    }

    static func bytes(of text: String) -> [UInt8] {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let bits = text.flatMap { letter in
            let value = digits.firstIndex(of: letter) ?? 0
            return (0..<5).map { value >> (4 - $0) & 1 }
        }
        return stride(from: 0, through: bits.count - 8, by: 8).map { start in
            bits[start..<start + 8].reduce(0 as UInt8) { $0 << 1 | UInt8($1) }
        }
    }

    @Test("once it is confirmed, the password alone is answered by a problem that says so, and a code lets in")
    func login() async throws {
        try await APILab.run { lab in
            let browser = try await lab.login()
            let begun = try await Self.begin(lab, browser)
            #expect(try lab.code(try await Self.confirm(lab, browser, "000000x")) == "validation_failed")
            #expect(try await Self.login(lab, code: nil).status == .ok, "not confirmed yet")
            #expect(try await Self.confirm(lab, browser, begun.code(ofStep: OneTimeCode.step(at: Date()) - 1)).status == .ok)
            let missing = try await Self.login(lab, code: nil)
            let problem = try lab.problem(missing)
            #expect(missing.status == .unauthorized && missing.headers[.setCookie] == nil)
            #expect(problem.type == "urn:roost:problem:code-required" && problem.errors?.map(\.field) == ["code"])
            #expect(try lab.problem(try await Self.login(lab, code: nil, password: "wrong horse battery")).type == "about:blank")
            let entered = try await Self.login(lab, code: begun.code(ofStep: OneTimeCode.step(at: Date())))
            #expect(entered.status == .ok && entered.headers[.setCookie] != nil)
        }
    }

    @Test("a right password without a code, or with a wrong one, is recorded, and told from a wrong password")
    func recorded() async throws {
        try await APILab.run { lab in
            let factor = try await Self.enrol(lab, try await lab.login())
            #expect(try await Self.login(lab, code: nil).status == .unauthorized)
            #expect(try await Self.login(lab, code: "000000").status == .unauthorized)
            #expect(try await Self.login(lab, code: factor.code(), password: "wrong horse battery").status == .unauthorized)
            let refused = try await lab.auditRows().filter { $0.action == "session.create" && !$0.isAllowed }
            #expect(refused.map(\.actor) == ["ada", "ada", "ada"] && refused.allSatisfy { $0.address == "local" })
            #expect(refused.map { $0.resource.split(separator: "/").dropFirst(2).first } == ["totp", "totp", nil])
        }
    }

    @Test("A12: the session gets another secret when the factor is confirmed, and when it is removed; its proof gets no younger")
    func renewal() async throws {
        try await APILab.run { lab in
            let before = try await lab.login()
            let (listed, caller) = (try await Self.ownSession(lab, before), try await Self.caller(lab, before))
            let factor = try await Self.enrol(lab, before)
            #expect(factor.browser.cookie != before.cookie && factor.browser.csrfToken != before.csrfToken)
            #expect(try await lab.send(.get, "/api/me", with: before).status == .unauthorized)
            #expect(try await Self.ownSession(lab, factor.browser) == listed)
            let removed = try await lab.send(.delete, "/api/me/totp", with: factor.browser)
            let cookie = try #require(removed.headers[.setCookie]?.split(separator: ";").first)
            #expect(removed.status == .noContent)
            #expect(try await lab.send(.get, "/api/me", with: factor.browser).status == .unauthorized)
            let me = try await lab.me(APILab.Browser(cookie: String(cookie), csrfToken: ""))
            let after = APILab.Browser(cookie: String(cookie), csrfToken: try #require(me.csrfToken))
            #expect(try await Self.ownSession(lab, after) == listed)
            #expect(try await Self.caller(lab, after) == caller)
            #expect(try await lab.send(.post, "/api/me/totp", with: after).status == .created)
            // A refusal changes nothing.
            #expect(try await Self.confirm(lab, after, "000000x").status == .unprocessableContent)
            #expect(try await lab.send(.get, "/api/me", with: after).status == .ok)
        }
    }

    /// The session that asks, but for when it was last used.
    private static func ownSession(_ lab: APILab, _ browser: APILab.Browser) async throws -> [String] {
        let answer = try await lab.send(.get, "/api/me/sessions", with: browser)
        let page = try ContractJSON.decoder.decode(Page<SessionView>.self, from: Data(buffer: answer.body))
        let own = try #require(page.items.first { $0.current })
        return [own.id, "\(own.createdAt)", "\(own.expiresAt)"]
    }

    /// Who a browser is taken for: with the session, and when its password was given.
    private static func caller(_ lab: APILab, _ browser: APILab.Browser) async throws -> Caller {
        try await lab.services.authenticator.authenticate(session: try #require(SessionSecret(presented: browser.secret)))
    }

    @Test("a code is accepted once, also by two logins at once, and none from before it")
    func once() async throws {
        try await APILab.run { lab in
            let factor = try await Self.enrol(lab, try await lab.login())
            let code = factor.code()
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 { group.addTask { Int(try await Self.login(lab, code: code).status.code) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [200, 401, 401, 401])
            #expect(try await Self.login(lab, code: factor.code(-1)).status == .unauthorized)
            #expect(try await Self.login(lab, code: "000000").status == .unauthorized)
        }
    }

    @Test("each recovery code stands in once, and the database holds neither them nor the secret")
    func recovery() async throws {
        try await APILab.run { lab in
            let factor = try await Self.enrol(lab, try await lab.login())
            for code in factor.recoveryCodes.prefix(2) {
                #expect(try await Self.login(lab, code: code.lowercased()).status == .ok)
                #expect(try await Self.login(lab, code: code).status == .unauthorized)
            }
            #expect(try await Self.login(lab, code: RecoveryCode().text).status == .unauthorized)
            let dump = try await lab.secondFactorDump()
            #expect(!dump.isEmpty)
            for code in factor.recoveryCodes { #expect(!dump.contains(code) && !dump.contains(code.replacing("-", with: ""))) }
        }
    }

    @Test("A22: it is set and removed with a password that was just given alone, never by a token")
    func proof() async throws {
        try await APILab.run(sessions: SessionConfiguration(proofDuration: .seconds(4))) { lab in
            let factor = try await Self.enrol(lab, try await lab.login())
            let browser = factor.browser
            #expect(try lab.code(try await lab.send(.post, "/api/me/totp", with: browser)) == "conflict")
            try await eventually(within: .seconds(10), "the end of the proof") {
                try lab.code(try await lab.send(.post, "/api/me/totp", with: browser)) == "reauthentication_required" ? () : nil
            }
            for (method, uri) in [(HTTPRequest.Method.post, "/api/me/totp"), (.delete, "/api/me/totp")] {
                for answer in [try await lab.send(method, uri, with: browser), try await lab.send(method, uri)] {
                    #expect(try answer.status == .forbidden && lab.code(answer) == "reauthentication_required")
                }
            }
            #expect(try await Self.login(lab, code: nil).status == .unauthorized)
            let fresh = try APILab.Browser(try await Self.login(lab, code: factor.code()))
            #expect(try await lab.send(.delete, "/api/me/totp", with: fresh).status == .noContent)
            #expect(try await Self.login(lab, code: nil).status == .ok)
        }
    }

    @Test("guesses at the code are limited like those at the password")
    func guesses() async throws {
        try await APILab.run { lab in
            _ = try await Self.enrol(lab, try await lab.login())
            var statuses: [Int] = []
            for _ in 0..<12 { statuses.append(Int(try await Self.login(lab, code: "000000").status.code)) }
            #expect(statuses == Array(repeating: 401, count: 10) + [429, 429])
        }
    }
}
