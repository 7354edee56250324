import API
import APIContract
import Argon2
import ControlPlane
import Foundation
import HTTPTypes
import HummingbirdTesting
import Redis
import Synchronization
import TestSupport
import Testing

@Suite("Who tries to sign in too often", .timeLimit(.minutes(2)))
struct LoginThrottleTests {
    private static let wrong = "wrong horse battery"

    /// Tries from an address of the test's choice.
    private static func attempt(_ lab: APILab, _ name: String, _ password: String, from address: String) async -> String {
        await self.attempt(lab.services, name, password, from: address)
    }

    private static func attempt(
        _ services: ControlPlaneServices, _ name: String, _ password: String, from address: String
    ) async -> String {
        do throws(ControlPlaneError) {
            _ = try await services.sessions.login(
                LoginAttempt(
                    name: name, password: password, origin: SessionOrigin(address: address, userAgent: "test"), replacing: nil),
                traceID: "t")
            return "in"
        } catch {
            switch error {
            case .loginRefused: return "refused"
            case .throttled: return "throttled"
            default: return "\(error)"
            }
        }
    }

    @Test("A01: of 20 wrong passwords in a row the first ten are looked at, then also the right one waits")
    func account() async throws {
        try await APILab.run { lab in
            var statuses: [Int] = []
            for _ in 0..<20 { statuses.append(Int(try await lab.tryLogin("ada", Self.wrong).status.code)) }
            #expect(statuses == Array(repeating: 401, count: 10) + Array(repeating: 429, count: 10))
            let right = try await lab.tryLogin("ada@example.com")
            #expect(try right.status == .tooManyRequests && lab.code(right) == "rate_limited")
            let seconds = Int(right.headers[.retryAfter] ?? "") ?? 0
            #expect((1...60).contains(seconds), "\(seconds)")
        }
    }

    @Test("A06: somebody who does not exist takes as long to refuse as a wrong password")
    func timing() async throws {
        // What is compared is the medians of what happened in turn; what else the machine does may fall on one side, but not in each round.
        var ratios: [Double] = []
        repeat { ratios.append(try await Self.ratio()) } while !(0.9...1.1).contains(ratios.last ?? 0) && ratios.count < 5
        #expect((0.9...1.1).contains(ratios.last ?? 0), "\(ratios)")
    }

    /// How long it takes to refuse somebody who does not exist, by how long it takes to refuse a wrong password.
    private static func ratio() async throws -> Double {
        let ratio = Mutex(0.0)
        try await APILab.run(hashing: PasswordHasherConfiguration()) { lab in
            var (wrong, nobody) = ([Duration](), [Duration]())
            for number in 0..<9 {
                wrong.append(await Self.refusal(lab, of: "ada", number))
                nobody.append(await Self.refusal(lab, of: "nobody-\(number)", number))
            }
            ratio.withLock { $0 = nobody.sorted()[4] / wrong.sorted()[4] }
        }
        return ratio.withLock { $0 }
    }

    private static func refusal(_ lab: APILab, of name: String, _ number: Int) async -> Duration {
        let began = ContinuousClock.now
        #expect(await Self.attempt(lab, name, Self.wrong, from: "192.0.2.\(number)") == "refused")
        return .now - began
    }

    @Test("A02: one address that tries many accounts waits, and the accounts do not")
    func spraying() async throws {
        try await APILab.run { lab in
            var outcomes: [String] = []
            for number in 0..<60 { outcomes.append(await Self.attempt(lab, "user-\(number)", Self.wrong, from: "192.0.2.1")) }
            #expect(outcomes == Array(repeating: "refused", count: 50) + Array(repeating: "throttled", count: 10))
            #expect(await Self.attempt(lab, "ada", APILab.password, from: "192.0.2.1") == "throttled")
            #expect(await Self.attempt(lab, "ada", APILab.password, from: "192.0.2.2") == "in")
        }
    }

    @Test("A02: the addresses of one IPv6 network count together")
    func network() async throws {
        let limits = LoginLimits(addressAttempts: 2)
        try await APILab.run(sessions: SessionConfiguration(logins: limits)) { lab in
            var outcomes: [String] = []
            for (number, address) in ["2001:db8::1", "2001:DB8:0:0:1::2", "2001:db8::ffff:1", "2001:db8:0:1::1"].enumerated() {
                outcomes.append(await Self.attempt(lab, "user-\(number)", Self.wrong, from: address))
            }
            #expect(outcomes == ["refused", "refused", "throttled", "refused"])
        }
    }

    @Test("A03: strangers who guess keep nobody out who signed in from the same place before, and no session ends")
    func lockOut() async throws {
        try await APILab.run { lab in
            let browser = try await lab.login()
            for number in 0..<12 {
                let expected = number < 10 ? "refused" : "throttled"
                #expect(await Self.attempt(lab, "ada", Self.wrong, from: "198.51.100.\(number)") == expected)
            }
            #expect(await Self.attempt(lab, "ada", APILab.password, from: "203.0.113.1") == "throttled")
            #expect(try await lab.send(.get, "/api/me", with: browser).status == .ok)
            #expect(try await lab.tryLogin().status == .ok)
        }
    }

    @Test("after many failures in a row an hour passes between two tries from elsewhere, until somebody signs in")
    func manyFailures() async throws {
        let limits = LoginLimits(mostFailures: 3)
        try await APILab.run(sessions: SessionConfiguration(logins: limits)) { lab in
            _ = try await lab.login()
            var outcomes: [String] = []
            for _ in 0..<6 { outcomes.append(await Self.attempt(lab, "ada", Self.wrong, from: "192.0.2.1")) }
            #expect(outcomes == ["refused", "refused", "refused", "throttled", "throttled", "throttled"])
            #expect(try await lab.tryLogin().status == .ok)
            #expect(await Self.attempt(lab, "ada", APILab.password, from: "192.0.2.1") == "in")
        }
    }

    @Test("A04: what was counted outlives a restart of the server; where Redis lost it, there is half of it at once for a whole period")
    func lostCounters() async throws {
        try await withTestRedis { redis, prefix in
            try await APILab.run(redis: redis, namespace: prefix) { lab in
                for _ in 0..<10 { #expect(await Self.attempt(lab, "ada", Self.wrong, from: "192.0.2.1") == "refused") }
                let restarted = try lab.anotherServices(hashing: APILab.briefHashing)
                #expect(await Self.attempt(restarted, "ada", APILab.password, from: "192.0.2.1") == "throttled")

                try await redis.forget(prefix)
                var outcomes: [String] = []
                for _ in 0..<8 { outcomes.append(await Self.attempt(restarted, "ada", Self.wrong, from: "192.0.2.2")) }
                #expect(outcomes == Array(repeating: "refused", count: 5) + Array(repeating: "throttled", count: 3))
                #expect(await Self.attempt(restarted, "ada", APILab.password, from: "192.0.2.3") == "throttled")
                outcomes = []
                for number in 0..<30 { outcomes.append(await Self.attempt(restarted, "user-\(number)", Self.wrong, from: "198.51.100.1")) }
                #expect(outcomes == Array(repeating: "refused", count: 25) + Array(repeating: "throttled", count: 5))
            }
        }
    }

    @Test("what was taken comes back with time")
    func time() async throws {
        let limits = LoginLimits(attempts: 1, period: .seconds(2))
        try await APILab.run(sessions: SessionConfiguration(logins: limits)) { lab in
            #expect(await Self.attempt(lab, "ada", Self.wrong, from: "192.0.2.1") == "refused")
            #expect(await Self.attempt(lab, "ada", APILab.password, from: "192.0.2.1") == "throttled")
            try await eventually(within: .seconds(10), every: .milliseconds(200), "another try") {
                await Self.attempt(lab, "ada", APILab.password, from: "192.0.2.1") == "in" ? () : nil
            }
        }
    }

    @Test("a session that guesses at the password waits, too")
    func proof() async throws {
        try await APILab.run { lab in
            let browser = try await lab.login()
            var statuses: [Int] = []
            for _ in 0..<12 {
                let body = "{\"current\":\"\(Self.wrong)\",\"new\":\"staple of correct horses\"}"
                statuses.append(Int(try await lab.send(.post, "/api/me/password", with: browser, json: body).status.code))
            }
            #expect(statuses == Array(repeating: 403, count: 10) + [429, 429])
        }
    }
}
