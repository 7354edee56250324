import API
import APIContract
import Argon2
import ControlPlane
import Foundation
import HTTPTypes
import HummingbirdTesting
import Model
import NIOCore
import NIOFoundationCompat
import Postgres
import Redis
import Store
import TestSupport
import Testing

@Suite("Sessions", .timeLimit(.minutes(2)))
struct SessionTests {
    @Test("who knows the password is let in, by user name or address, and may do what a personal token may")
    func login() async throws {
        try await APILab.run { lab in
            for name in ["ada", "ada@example.com", "ADA@example.com"] {
                let answer = try await lab.tryLogin(name)
                #expect(answer.status == .ok)
                let login = try ContractJSON.decoder.decode(LoginResponse.self, from: Data(buffer: answer.body))
                #expect(login.user.username == "ada" && !login.csrfToken.isEmpty)
                let browser = try APILab.Browser(answer)
                let me = try ContractJSON.decoder.decode(
                    MeView.self, from: Data(buffer: try await lab.send(.get, "/api/me", with: browser).body))
                #expect(me.user == login.user && me.csrfToken == login.csrfToken && me.token == nil && me.teams.count == 1)
                let team = try #require(me.teams.first)
                let slug = "p\(UInt32.random(in: 0 ... .max))"
                let made = try await lab.send(
                    .post, "/api/projects", with: browser, json: "{\"teamId\":\"\(team.id)\",\"slug\":\"\(slug)\"}")
                #expect(made.status == .created)
            }
        }
    }

    @Test("A13: the cookie is for this host, scripts and plain connections do not get it, and Redis has only the hash of its 256 bits")
    func cookie() async throws {
        try await withTestRedis { redis, prefix in
            try await APILab.run(redis: redis, namespace: prefix) { lab in
                let answer = try await lab.tryLogin()
                let field = try #require(answer.headers[.setCookie])
                #expect(field.hasPrefix("__Host-roost="))
                #expect(Set(field.split(separator: "; ").dropFirst().map(String.init)) == ["Path=/", "HttpOnly", "Secure", "SameSite=Lax"])
                let browser = try APILab.Browser(answer)
                #expect(Data(base64Encoded: browser.secret.replacing("-", with: "+").replacing("_", with: "/") + "=")?.count == 32)
                let stored = try await redis.dump(prefix)
                let digest = try #require(SessionSecret(presented: browser.secret)).hexHash
                #expect(stored.contains(digest))
                for canary in [browser.secret, browser.csrfToken, APILab.password] { #expect(!stored.contains(canary)) }
            }
        }
    }

    @Test("A12: signing in gives a secret of its own, and the one that the browser had before holds no more")
    func fixation() async throws {
        try await APILab.run { lab in
            let chosen = "__Host-roost=\(SessionSecret().text)"
            let first = try await lab.login(headers: [.cookie: chosen])
            #expect(first.cookie != chosen)
            #expect(try await lab.send(.get, "/api/me", token: "", headers: [.cookie: chosen]).status == .unauthorized)
            let second = try await lab.login(headers: [.cookie: first.cookie])
            #expect(second.cookie != first.cookie)
            #expect(try await lab.send(.get, "/api/me", with: first).status == .unauthorized)
            #expect(try await lab.send(.get, "/api/me", with: second).status == .ok)
        }
    }

    @Test("A14: a cookie that was signed out, revoked, or whose user is suspended, is refused")
    func replay() async throws {
        try await APILab.run { lab in
            let (first, second, third) = (try await lab.login(), try await lab.login(), try await lab.login())
            #expect(try await lab.send(.get, "/api/me", with: first).status == .ok)
            let out = try await lab.send(.post, "/api/auth/logout", with: first)
            #expect(out.status == .noContent && out.headers[.setCookie]?.hasPrefix("__Host-roost=; Max-Age=0; ") == true)
            #expect(try await lab.send(.get, "/api/me", with: first).status == .unauthorized)
            let list = try await Self.sessions(lab, second)
            #expect(list.count == 2 && list.filter(\.current).count == 1)
            let other = try #require(list.first { !$0.current })
            #expect(try await lab.send(.get, "/api/me", with: third).status == .ok)
            #expect(try await lab.send(.delete, "/api/me/sessions/\(other.id)", with: second).status == .noContent)
            #expect(try await lab.send(.get, "/api/me", with: third).status == .unauthorized)
            try await lab.suspend("ada")
            try await eventually(within: .seconds(2), every: .milliseconds(50), "the end of the session") {
                try await lab.send(.get, "/api/me", with: second).status == .unauthorized ? () : nil
            }
            #expect(try await lab.tryLogin().status == .unauthorized)
        }
    }

    @Test("another server refuses a session that was signed out here within a second")
    func elsewhere() async throws {
        try await APILab.run { lab in
            let browser = try await lab.login()
            let secret = try #require(SessionSecret(presented: browser.secret))
            let other = try lab.anotherServer()
            #expect(try await other.authenticate(session: secret).username == "ada")
            #expect(try await lab.send(.post, "/api/auth/logout", with: browser).status == .noContent)
            let ended = ContinuousClock.now
            try await eventually(within: .seconds(5), every: .milliseconds(20), "the end of the session at the other server") {
                () -> Void? in
                let asked = ContinuousClock.now
                do {
                    _ = try await other.authenticate(session: secret)
                    #expect(asked - ended < .seconds(1), "known for longer than a second")
                    return nil
                } catch ControlPlaneError.unauthenticated {
                    return ()
                }
            }
        }
    }

    @Test("A15: a session ends without use, and after its time however much it is used")
    func timeouts() async throws {
        let configuration = SessionConfiguration(duration: .seconds(4), idleDuration: .seconds(2))
        try await APILab.run(sessions: configuration) { lab in
            // The one that is used comes last: a login may take longer than a session lasts without use.
            let (idle, used) = (try await lab.login(), try await lab.login())
            let began = ContinuousClock.now
            var usedFor = Duration.zero
            try await eventually(within: .seconds(20), every: .milliseconds(300), "the end of the used session") { () -> Void? in
                guard try await lab.send(.get, "/api/me", with: used).status == .ok else { return () }
                usedFor = .now - began
                return nil
            }
            #expect(usedFor > .milliseconds(2500) && usedFor < .seconds(8), "used for \(usedFor)")
            #expect(try await lab.send(.get, "/api/me", with: idle).status == .unauthorized)
        }
    }

    @Test("A05: an unknown user and a wrong password are answered alike")
    func enumeration() async throws {
        try await APILab.run { lab in
            var answers: [TestResponse] = []
            for (name, password) in [("ada", "wrong horse battery"), ("nobody", APILab.password), ("nobody@example.com", "x")] {
                answers.append(try await lab.tryLogin(name, password))
            }
            let problems = try answers.map { answer in
                var problem = try lab.problem(answer)
                problem.traceId = nil
                return problem
            }
            #expect(Set(problems).count == 1 && problems.first?.code == "unauthenticated")
            #expect(Set(answers.map { $0.headers.map(\.name) }).count == 1)
            #expect(answers.allSatisfy { $0.headers[.setCookie] == nil && $0.status == .unauthorized })
        }
    }

    @Test("A17: a page of another site signs nobody in or out")
    func foreignPages() async throws {
        try await APILab.run { lab in
            #expect(try await lab.tryLogin(headers: [.secFetchSite: "cross-site"]).status == .forbidden)
            #expect(try await lab.tryLogin(headers: [.origin: "https://evil.example"]).status == .forbidden)
            let browser = try await lab.login()
            #expect(try await lab.send(.get, "/api/auth/logout", with: browser).status == .methodNotAllowed)
            #expect(try await lab.send(.post, "/api/auth/logout", token: "", headers: [.cookie: browser.cookie]).status == .forbidden)
            #expect(try await lab.send(.get, "/api/me", with: browser).status == .ok)
        }
    }

    @Test("A11: a hash with other costs is made anew when its user signs in, and sessions go on")
    func rehash() async throws {
        try await APILab.run { lab in
            let browser = try await lab.login()
            let before = try await lab.store.session.credentials.find(named: "ada")?.passwordHash ?? ""
            #expect(before.hasPrefix("$argon2id$v=19$m=64,t=1,"))
            let services = try lab.anotherServices(hashing: PasswordHasherConfiguration(memory: 64, iterations: 2))
            let origin = SessionOrigin(address: "192.0.2.1", userAgent: "test")
            _ = try await services.sessions.login(
                LoginAttempt(name: "ada", password: APILab.password, origin: origin, replacing: nil), traceID: "t")
            let after = try await lab.store.session.credentials.find(named: "ada")?.passwordHash ?? ""
            #expect(after.hasPrefix("$argon2id$v=19$m=64,t=2,"))
            #expect(try await lab.send(.get, "/api/me", with: browser).status == .ok)
        }
    }

    @Test("a session of one user is nothing to another one, and no narrow token sees sessions")
    func foreignSessions() async throws {
        try await APILab.run { lab in
            let browser = try await lab.login()
            let id = try #require(try await Self.sessions(lab, browser).first).id
            #expect(try await lab.send(.delete, "/api/me/sessions/\(id)", token: lab.stranger).status == .notFound)
            let narrow = try await lab.call(
                TokenView.self, .post, "/api/tokens", json: "{\"name\":\"n\",\"permissions\":[\"project.read\"]}", status: 201)
            for (method, uri) in [(HTTPRequest.Method.get, "/api/me/sessions"), (.delete, "/api/me/sessions/\(id)")] {
                #expect(try lab.code(try await lab.send(method, uri, token: narrow.token)) == "insufficient_scope")
            }
            #expect(try await lab.send(.get, "/api/me", with: browser).status == .ok)
        }
    }

    @Test("all sessions but one's own end at once")
    func others() async throws {
        try await APILab.run { lab in
            let browsers = [try await lab.login(), try await lab.login(), try await lab.login()]
            for browser in browsers { #expect(try await lab.send(.get, "/api/me", with: browser).status == .ok) }
            #expect(try await lab.send(.delete, "/api/me/sessions", with: browsers[1]).status == .noContent)
            for (index, browser) in browsers.enumerated() {
                #expect(try await lab.send(.get, "/api/me", with: browser).status == (index == 1 ? .ok : .unauthorized))
            }
        }
    }

    @Test("a log that is followed ends when its reader's session does", .timeLimit(.minutes(1)))
    func followedLog() async throws {
        try await APILab.run { lab in
            let world = try await lab.makeApplication()
            let deployment = try await lab.call(
                DeploymentView.self, .post, "/api/applications/\(world.application.id)/deploy", status: 202)
            let browser = try await lab.login()
            async let log = lab.send(.get, "/api/deployments/\(deployment.id)/logs?follow=true", with: browser)
            // The first use is noted: from then on the reader is in.
            try await eventually(within: .seconds(30), "the first use of the session") {
                let sessions = try await lab.call(Page<SessionView>.self, .get, "/api/me/sessions").items
                return sessions.contains { $0.lastSeenAt > $0.createdAt } ? () : nil
            }
            let out = try await lab.send(.post, "/api/auth/logout", with: browser)
            #expect(out.status == .noContent)
            // The deployment waits for ever: only the session's end can end the log.
            let answer = try? await log
            #expect(answer.map { String(buffer: $0.body).contains("event: end") } != true)
        }
    }

    @Test("each login and each refusal is recorded once, without what was typed")
    func audit() async throws {
        try await APILab.run { lab in
            let browser = try await lab.login()
            _ = try await lab.tryLogin("ada", "wrong horse battery")
            _ = try await lab.tryLogin("my password by mistake", "x")
            _ = try await lab.send(.post, "/api/auth/logout", with: browser)
            let rows = try await lab.auditRows().filter { $0.action.hasPrefix("session.") }
            #expect(rows.map(\.action) == ["session.create", "session.create", "session.create", "session.end"])
            #expect(rows.map(\.isAllowed) == [true, false, false, true])
            #expect(rows.map(\.actor) == ["ada", "ada", "unknown", "ada"])
            #expect(rows.prefix(3).allSatisfy { $0.address == "local" })
            #expect(!rows.contains { "\($0)".contains("mistake") || "\($0)".contains(browser.secret) })
        }
    }

    @Test(
        "where Redis is away sessions are told to come back, and tokens go on; what Redis forgot is signed in again",
        .timeLimit(.minutes(1)))
    func redisAway() async throws {
        try await withRedisServer({ $0.connectionWait = .milliseconds(300) }) { server, redis in
            try await APILab.run(redis: redis, namespace: "test") { lab in
                let browser = try await lab.login()
                #expect(try await lab.send(.get, "/api/me", with: browser).status == .ok)
                await server.kill()
                try await eventually(within: .seconds(10), "503 for the session") { () -> Void? in
                    let answer = try await lab.send(.get, "/api/me", with: browser)
                    guard answer.status == .serviceUnavailable else { return nil }
                    #expect(try lab.code(answer) == "service_unavailable" && answer.headers[.retryAfter] != nil)
                    return ()
                }
                let login = try await lab.tryLogin()
                #expect(login.status == .serviceUnavailable && login.headers[.setCookie] == nil)
                #expect(try await lab.send(.get, "/api/me").status == .ok)
                try server.start()
                try await waitUntilHealthy(redis)
                #expect(try await lab.send(.get, "/api/me", with: browser).status == .unauthorized)
                let again = try await lab.login()
                #expect(try await lab.send(.get, "/api/me", with: again).status == .ok)
            }
        }
    }

    private static func sessions(_ lab: APILab, _ browser: APILab.Browser) async throws -> [SessionView] {
        let answer = try await lab.send(.get, "/api/me/sessions", with: browser)
        return try ContractJSON.decoder.decode(Page<SessionView>.self, from: Data(buffer: answer.body)).items
    }
}

extension SessionSecret {
    var hexHash: String { self.hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}
