import API
import APIContract
import Argon2
import ControlPlane
import Foundation
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@Suite("Many logins at once", .serialized, .timeLimit(.minutes(3)))
struct ManyLoginsTests {
    /// What the rest of the process, other tests included, may take meanwhile.
    private static let slack = 96 << 20

    @Test("A10: 50 logins at once need the memory of two, and the server answers others meanwhile")
    func memory() async throws {
        let hashing = PasswordHasherConfiguration()
        let limits = LoginLimits(attempts: 100, addressAttempts: 1000)
        try await APILab.run(sessions: SessionConfiguration(logins: limits), hashing: hashing) { lab in
            let before = try residentBytes()
            let cap = before + hashing.maximumConcurrent * Int(hashing.memory) << 10 + Self.slack
            let outcome = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<50 { group.addTask { Int(try await lab.tryLogin().status.code) } }
                async let looks = Self.look(lab, until: 40)
                var statuses: [Int] = []
                for try await status in group { statuses.append(status) }
                return (statuses, try await looks)
            }
            #expect(outcome.0 == Array(repeating: 200, count: 50))
            let (peak, durations) = outcome.1
            #expect(peak < cap, "\(peak >> 20) MiB of \(cap >> 20), \(before >> 20) before")
            let sorted = durations.sorted()
            #expect(sorted[sorted.count / 2] < .milliseconds(100) && sorted[sorted.count - 1] < .seconds(1), "\(sorted.suffix(3))")
            print("50 logins: peak \(peak >> 20) MiB, before \(before >> 20); healthz median \(sorted[sorted.count / 2])")
        }
    }

    /// Asks for the state of the process again and again.
    private static func look(_ lab: APILab, until count: Int) async throws -> (peak: Int, durations: [Duration]) {
        var (peak, durations) = (0, [Duration]())
        while durations.count < count {
            let began = ContinuousClock.now
            #expect(try await lab.send(.get, "/healthz", token: "").status == .ok)
            durations.append(.now - began)
            peak = max(peak, try residentBytes())
            try await Task.sleep(for: .milliseconds(50))
        }
        return (peak, durations)
    }
}
