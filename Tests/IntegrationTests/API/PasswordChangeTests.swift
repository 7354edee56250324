import API
import APIContract
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import Store
import TestSupport
import Testing

@Suite("Changing the password", .timeLimit(.minutes(2)))
struct PasswordChangeTests {
    private static let new = "staple of correct horses"

    private static func body(_ current: String, _ new: String) -> String { "{\"current\":\"\(current)\",\"new\":\"\(new)\"}" }

    @Test("A14: the other sessions end, this one goes on under another secret, and only the new password opens one")
    func changed() async throws {
        try await APILab.run { lab in
            let (first, second) = (try await lab.login(), try await lab.login())
            for browser in [first, second] { #expect(try await lab.send(.get, "/api/me", with: browser).status == .ok) }
            let answer = try await lab.send(.post, "/api/me/password", with: first, json: Self.body(APILab.password, Self.new))
            #expect(answer.status == .ok)
            let renewed = try APILab.Browser(answer)
            #expect(renewed.cookie != first.cookie && renewed.csrfToken != first.csrfToken)
            for browser in [first, second] { #expect(try await lab.send(.get, "/api/me", with: browser).status == .unauthorized) }
            #expect(try await lab.send(.delete, "/api/me/sessions", with: renewed).status == .noContent)
            #expect(try await lab.tryLogin().status == .unauthorized)
            #expect(try await lab.tryLogin("ada", Self.new).status == .ok)
        }
    }

    @Test("another server ends them too, at once, whatever Redis remembers")
    func elsewhere() async throws {
        try await APILab.run { lab in
            let browser = try await lab.login()
            // As if another server had changed it, and Redis had lost what it was told.
            let known = try #require(try await lab.store.session.credentials.find(named: "ada"))
            let old = try #require(known.passwordHash)
            let epoch = try await lab.store.session.credentials.changePassword(known.user.id, from: old, to: "$x")
            #expect(epoch == 2)
            #expect(try await lab.send(.get, "/api/me", with: browser).status == .unauthorized)
        }
    }

    @Test("A22: without the present password nothing changes")
    func wrongPassword() async throws {
        try await APILab.run { lab in
            let browser = try await lab.login()
            let answer = try await lab.send(.post, "/api/me/password", with: browser, json: Self.body("wrong horse battery", Self.new))
            #expect(try answer.status == .forbidden && lab.code(answer) == "reauthentication_required")
            #expect(try await lab.send(.get, "/api/me", with: browser).status == .ok)
            #expect(try await lab.tryLogin().status == .ok)
            let refused = try await lab.auditRows().filter { $0.action == "user.password" }
            #expect(refused.map(\.isAllowed) == [false])
        }
    }

    @Test("A09: a password that is too short or too long is refused, and one of 64 characters of any kind is taken as it is")
    func lengths() async throws {
        try await APILab.run { lab in
            let browser = try await lab.login()
            for wrong in ["", "seven77", String(repeating: "a", count: 14), String(repeating: "ab ", count: 1366), APILab.password] {
                let answer = try await lab.send(.post, "/api/me/password", with: browser, json: Self.body(APILab.password, wrong))
                #expect(try lab.code(answer) == "validation_failed", "\(wrong.count)")
            }
            let long = String("žluťoučký kůň 跑得快 🐎 ".prefix(64)) + String(repeating: "ô Ω", count: 15)
            #expect(long.unicodeScalars.count >= 64)
            let answer = try await lab.send(.post, "/api/me/password", with: browser, json: Self.body(APILab.password, long))
            #expect(answer.status == .ok)
            #expect(try await lab.tryLogin("ada", long).status == .ok)
            #expect(try await lab.tryLogin("ada", long + " ").status == .unauthorized)
        }
    }

    @Test("A09: what guessers try first is refused, by the list and by the names of account and team")
    func guessable() async throws {
        try await APILab.run { lab in
            let browser = try await lab.login()
            for wrong in ["passwordpassword", "WelcomeSunshine1", "ada@example.com", "roost-roost-roost", "1qaz2wsx3edc4rfv"] {
                let answer = try await lab.send(.post, "/api/me/password", with: browser, json: Self.body(APILab.password, wrong))
                let problem = try lab.problem(answer)
                #expect(problem.code == "validation_failed" && problem.errors?.map(\.field) == ["new"], "\(wrong)")
            }
            #expect(try await lab.tryLogin().status == .ok)
        }
    }

    @Test("an Idempotency-Key is not taken: a digest of a password is kept nowhere")
    func key() async throws {
        try await APILab.run { lab in
            let answer = try await lab.send(
                .post, "/api/me/password", headers: [.idempotencyKey: "k1"], json: Self.body(APILab.password, Self.new))
            #expect(try lab.code(answer) == "validation_failed")
            #expect(try await lab.tryLogin().status == .ok)
        }
    }
}
