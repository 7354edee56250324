import API
import APIContract
import ControlPlane
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOFoundationCompat
import Redis
import TestSupport
import Testing

@Suite("Who wants the token of somebody else through a browser", .timeLimit(.minutes(2)))
struct DeviceLoginAttackTests {
    @Test("the code of one program brings nothing of another's, and one that is presented by many at once brings one token")
    func codes() async throws {
        try await APILab.run(sessions: APILab.patient()) { lab in
            let browser = try await lab.login()
            let (mine, theirs) = (try await lab.beginDevice("mine"), try await lab.beginDevice("theirs"))
            #expect(try await lab.approve(mine.userCode, with: browser).status == .noContent)
            #expect(try lab.code(try await lab.collect(theirs.deviceCode)) == "conflict")
            for code in [SessionSecret().text, mine.userCode, String(mine.deviceCode.dropLast()), "", "%00", lab.token] {
                #expect(try lab.code(try await lab.collect(code)) == "gone")
            }
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<20 { group.addTask { Int(try await lab.collect(mine.deviceCode).status.code) } }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(statuses.count { $0 == 200 } == 1 && statuses.count { $0 == 410 } == 19)
        }
    }

    @Test("A16, A22: a token, another site's page and a page without the CSRF token approve nothing, and what they tried is recorded")
    func approval() async throws {
        try await APILab.run(sessions: APILab.patient()) { lab in
            let browser = try await lab.login()
            let begun = try await lab.beginDevice()
            let paths = [APIPath.deviceApproval.filled(begun.userCode), APIPath.deviceRefusal.filled(begun.userCode)]
            for path in paths {
                let (byToken, records) = try await lab.records { try await lab.send(.post, path) }
                #expect(try lab.code(byToken) == "reauthentication_required" && records.map(\.isAllowed) == [false], "\(records)")
                #expect(try await lab.send(.post, path, token: "").status == .unauthorized)
                for headers: HTTPFields in [
                    [.csrfToken: ""], [.csrfToken: browser.secret], [.secFetchSite: "cross-site"], [.secFetchSite: "same-site"],
                    [.origin: "https://evil.example"],
                ] {
                    let (foreign, records) = try await lab.records { try await lab.send(.post, path, with: browser, headers: headers) }
                    #expect(try lab.code(foreign) == "forbidden" && records.map(\.isAllowed) == [false], "\(headers)")
                }
                let form = try await lab.client.executeRequest(
                    uri: path, method: .post,
                    headers: [.cookie: browser.cookie, .contentType: "application/x-www-form-urlencoded"], body: ByteBuffer(string: "a=b"))
                #expect(form.status == .forbidden)
                #expect(try await lab.send(.get, path, with: browser).status == .methodNotAllowed)
            }
            #expect(try lab.code(try await lab.collect(begun.deviceCode)) == "conflict")
            let narrow = try await lab.call(
                TokenView.self, .post, "/api/tokens", json: "{\"name\":\"n\",\"permissions\":[\"application.read\"]}", status: 201)
            let look = try await lab.send(.get, APIPath.deviceLogin.filled(begun.userCode), token: narrow.token)
            #expect(try lab.code(look) == "insufficient_scope")
        }
    }

    @Test("who guesses at codes waits after so many misses, also before a right one, and so do others at the same address")
    func guesses() async throws {
        let limits = LoginLimits(attempts: 3, addressAttempts: 5)
        try await APILab.run(sessions: APILab.patient(limits)) { lab in
            let browser = try await lab.login()
            let begun = try await lab.beginDevice()
            var statuses: [Int] = []
            for number in 0..<5 {
                let code = UserCode().text
                let answer = try await number.isMultiple(of: 2) ? lab.look(code, with: browser) : lab.approve(code, with: browser)
                statuses.append(Int(answer.status.code))
            }
            #expect(statuses == [404, 404, 404, 429, 429])
            let right = try await lab.approve(begun.userCode, with: browser)
            #expect(right.status == .tooManyRequests && (1...600).contains(Int(right.headers[.retryAfter] ?? "") ?? 0))
            // What is no code at all is no guess; two of another person's at this address are left.
            _ = try await lab.insertUser("bob")
            try await lab.copyPasswords()
            let other = try await lab.login("bob")
            for code in ["x", "AAAA-AAAA", "BCDF-GHJ1", "BCDF-GHJKL"] { #expect(try await lab.look(code, with: other).status == .notFound) }
            #expect(try await lab.look(begun.userCode, with: other).status == .ok)
            for _ in 0..<2 { #expect(try await lab.look(UserCode().text, with: other).status == .notFound) }
            #expect(try await lab.look(begun.userCode, with: other).status == .tooManyRequests)
            #expect(try lab.code(try await lab.collect(begun.deviceCode)) == "conflict")
        }
    }

    @Test("A14: whoever was suspended, or has another password, between approving and the program's next question has approved nothing")
    func approver() async throws {
        try await APILab.run(sessions: APILab.patient()) { lab in
            for name in ["bob", "carl"] { _ = try await lab.insertUser(name) }
            try await lab.copyPasswords()
            for name in ["bob", "carl"] {
                let browser = try await lab.login(name)
                let begun = try await lab.beginDevice()
                #expect(try await lab.approve(begun.userCode, with: browser).status == .noContent)
                if name == "bob" {
                    try await lab.suspend(name)
                } else {
                    let body = "{\"current\":\"\(APILab.password)\",\"new\":\"staple of correct horses\"}"
                    #expect(try await lab.send(.post, APIPath.mePassword.template, with: browser, json: body).status == .ok)
                }
                let (answer, records) = try await lab.records { try await lab.collect(begun.deviceCode) }
                #expect(try lab.code(answer) == "forbidden" && !String(buffer: answer.body).contains("roost_pat_"))
                #expect(records.map(\.action) == ["token.create"] && records.map(\.isAllowed) == [false], "\(records)")
                #expect(try lab.code(try await lab.collect(begun.deviceCode)) == "gone")
            }
        }
    }

    @Test("a device code is in no address and in no database, and neither is the token")
    func places() async throws {
        try await withTestRedis { redis, prefix in
            try await APILab.run(redis: redis, namespace: prefix, sessions: APILab.patient()) { lab in
                let browser = try await lab.login()
                let begun = try await lab.beginDevice()
                let stored = try await redis.dump(prefix)
                let digest = try #require(SessionSecret(presented: begun.deviceCode)).hexHash
                #expect(stored.contains(digest) && !stored.contains(begun.deviceCode))
                let code = begun.deviceCode
                #expect(try await lab.send(.get, "\(APIPath.deviceToken.template)?deviceCode=\(code)").status == .methodNotAllowed)
                let query = try await lab.send(
                    .post, "\(APIPath.deviceToken.template)?deviceCode=\(code)", token: "", json: "{\"deviceCode\":\"\(code)\"}")
                #expect(query.status == .unprocessableContent)
                for answer in [try await lab.look(begun.userCode, with: browser), try await lab.collect(code)] {
                    #expect(!String(buffer: answer.body).contains(code))
                }
                #expect(try await lab.approve(begun.userCode, with: browser).status == .noContent)
                let token = try #require(try lab.value(TokenView.self, try await lab.collect(code)).token)
                let rest = try await redis.dump(prefix)
                #expect(!rest.contains(token) && !rest.contains(digest) && !rest.contains(begun.userCode.replacing("-", with: "")))
                #expect(!(try await lab.auditRows()).contains { "\($0)".contains(code) || "\($0)".contains(token) })
            }
        }
    }

    @Test(
        "a machine cannot call itself what is read as markup or steers a terminal",
        arguments: [
            ("<script>alert(1)</script>", "scriptalert1script"), ("\"><img src=x>", "imgsrcx"), ("\u{1B}[2Jlaptop\u{202E}", "2Jlaptop"),
            ("\r\nSet-Cookie: x", "Set-Cookiex"), ("日本", "unnamed"),
            (String(repeating: "a", count: 255), String(repeating: "a", count: 63)),
        ])
    func names(given: String, shown: String) async throws {
        try await APILab.run(sessions: APILab.patient()) { lab in
            let browser = try await lab.login()
            let begun = try await lab.beginDevice(given)
            #expect(try lab.value(DeviceLoginView.self, try await lab.look(begun.userCode, with: browser)).clientName == shown)
            #expect(try await lab.approve(begun.userCode, with: browser).status == .noContent)
            #expect(try lab.value(TokenView.self, try await lab.collect(begun.deviceCode)).name == "roost login on \(shown)")
            for name in ["", String(repeating: "a", count: 256)] {
                #expect(try await lab.tryBeginDevice(name).status == .unprocessableContent)
            }
        }
    }
}
