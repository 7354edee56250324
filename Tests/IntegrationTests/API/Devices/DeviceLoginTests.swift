import API
import APIContract
import ControlPlane
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NIOFoundationCompat
import TestSupport
import Testing

@Suite("Programs that are signed in through a browser", .timeLimit(.minutes(2)))
struct DeviceLoginTests {
    @Test("a program begins, a person sees who asks and approves, and the program gets a personal token of theirs, once")
    func way() async throws {
        let accounts = AccountConfiguration(publicURL: "https://roost.example.com")
        try await APILab.run(sessions: APILab.patient(), accounts: accounts) { lab in
            let browser = try await lab.login()
            let (begun, first) = try await lab.records { try await lab.beginDevice("laptop.local") }
            #expect(begun.verificationUrl == "https://roost.example.com/device" && begun.expiresInSeconds == 600)
            #expect(begun.userCode.wholeMatch(of: /[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}/) != nil)
            #expect(first.map(\.action) == ["deviceLogin.create"] && first.first?.resource == "deviceLogin/\(begun.userCode)")
            let seen = try lab.value(DeviceLoginView.self, try await lab.look(begun.userCode.lowercased(), with: browser))
            #expect(seen.userCode == begun.userCode && seen.clientName == "laptop.local" && seen.status == "pending")
            #expect(!seen.address.isEmpty && abs(seen.expiresAt.timeIntervalSince(seen.createdAt) - 600) < 1)
            let (approved, second) = try await lab.records { try await lab.approve(begun.userCode, with: browser) }
            #expect(approved.status == .noContent && second.map(\.action) == ["deviceLogin.approve"] && second.first?.actor == "ada")
            #expect(try lab.value(DeviceLoginView.self, try await lab.look(begun.userCode, with: browser)).status == "approved")
            let (collected, third) = try await lab.records { try await lab.collect(begun.deviceCode) }
            let token = try lab.value(TokenView.self, collected)
            #expect(third.map(\.action) == ["token.create"] && third.first?.resource == "token/\(token.id)" && third.first?.actor == "ada")
            #expect(token.name == "roost login on laptop.local" && token.teamId == nil && token.permissions == ["*"])
            #expect(abs((token.expiresAt ?? .distantPast).timeIntervalSinceNow - 90 * 86_400) < 60)
            let me = try lab.value(MeView.self, try await lab.send(.get, "/api/me", token: token.token ?? ""))
            #expect(me.user.username == "ada" && me.token?.id == token.id && me.teams.count == 1)
            #expect(try lab.code(try await lab.collect(begun.deviceCode)) == "gone")
            #expect(try await lab.look(begun.userCode, with: browser).status == .notFound)
        }
    }

    @Test("until somebody approves it there is nothing, and each pause that is too short makes the next one longer")
    func pauses() async throws {
        try await APILab.run { lab in
            let begun = try await lab.beginDevice()
            #expect(begun.intervalSeconds == 5 && begun.verificationUrl == nil)
            let pending = try await lab.collect(begun.deviceCode)
            let problem = try lab.problem(pending)
            #expect(pending.status == .conflict && problem.type == "urn:roost:problem:approval-pending")
            #expect(pending.headers[.retryAfter] == "5")
            for seconds in [10, 15, 20] {
                let early = try await lab.collect(begun.deviceCode)
                #expect(early.status == .tooManyRequests && early.headers[.retryAfter] == "\(seconds)")
            }
        }
    }

    @Test("what is refused gives nothing, is told so once, and cannot be decided again")
    func refusal() async throws {
        try await APILab.run(sessions: APILab.patient()) { lab in
            let browser = try await lab.login()
            let begun = try await lab.beginDevice()
            let (refused, records) = try await lab.records { try await lab.refuse(begun.userCode, with: browser) }
            #expect(refused.status == .noContent && records.map(\.action) == ["deviceLogin.refuse"])
            #expect(try lab.code(try await lab.approve(begun.userCode, with: browser)) == "conflict")
            let (told, none) = try await lab.records { try await lab.collect(begun.deviceCode) }
            #expect(try lab.code(told) == "forbidden" && none.isEmpty)
            #expect(try lab.code(try await lab.collect(begun.deviceCode)) == "gone")
            let other = try await lab.beginDevice()
            #expect(try await lab.approve(other.userCode, with: browser).status == .noContent)
            for answer in [try await lab.approve(other.userCode, with: browser), try await lab.refuse(other.userCode, with: browser)] {
                #expect(try lab.code(answer) == "conflict")
            }
        }
    }

    @Test("what has expired is approved by nobody, and gives nothing to who holds its code")
    func expiry() async throws {
        try await APILab.run(sessions: APILab.patient(lasting: 3)) { lab in
            let browser = try await lab.login()
            let (begun, approved) = (try await lab.beginDevice(), try await lab.beginDevice())
            #expect(try await lab.approve(approved.userCode, with: browser).status == .noContent)
            try await eventually(within: .seconds(10), every: .milliseconds(200), "the end of the code") {
                try await lab.look(approved.userCode, with: browser).status == .notFound ? () : nil
            }
            #expect(try await lab.approve(begun.userCode, with: browser).status == .notFound)
            for code in [begun.deviceCode, approved.deviceCode] { #expect(try lab.code(try await lab.collect(code)) == "gone") }
        }
    }

    @Test("so many wait of one address and in all; one that ends makes room for another")
    func bounds() async throws {
        try await APILab.run(sessions: APILab.patient(most: 2)) { lab in
            let browser = try await lab.login()
            let (first, second) = (try await lab.beginDevice(), try await lab.beginDevice())
            let third = try await lab.tryBeginDevice()
            let wait = Int(third.headers[.retryAfter] ?? "") ?? 0
            #expect(third.status == .tooManyRequests && (500...600).contains(wait), "\(wait)")
            #expect(try await lab.refuse(first.userCode, with: browser).status == .noContent)
            _ = try await lab.collect(first.deviceCode)
            let fourth = try await lab.beginDevice()
            #expect(Set([first, second, fourth].map(\.userCode)).count == 3)
            #expect(try await lab.tryBeginDevice().status == .tooManyRequests)
        }
        var limits = SessionConfiguration()
        limits.devices.most = 3
        try await APILab.run(sessions: limits) { lab in
            var begun = 0
            for number in 0..<5 {
                let origin = SessionOrigin(address: "192.0.2.\(number)", userAgent: "test")
                do throws(ControlPlaneError) {
                    _ = try await lab.services.deviceLogins.begin("laptop", pagePath: "/device", origin: origin, traceID: "t")
                    begun += 1
                } catch {
                    guard case .throttled = error else { throw error }
                }
            }
            #expect(begun == 3)
        }
    }
}
