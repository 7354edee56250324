import APIClient
import APIContract
import Foundation
import TestSupport
import Testing

@Suite("roostd dies while a request with an Idempotency-Key is under way", .notingFailures, .timeLimit(.minutes(30)))
struct IdempotencyDeathTests {
    /// How long a request takes at most, in milliseconds; the server is killed at some moment of it.
    private static let window = 30

    @Test("whenever it dies, a client that asks again with the key has one deployment")
    func onceWhateverHappens() async throws {
        let rounds = InstallationSettings.usesDefaults ? 200 : 20
        try await withInstallation { installation in
            let application = try await installation.makeApplication(
                image: try labVariable("LAB_BASE_IMAGE"), project: try await installation.makeProject().id, run: RunRequest())
            var answers: [String] = []
            for round in 0..<rounds {
                async let answer = Self.deploy(application.id, key: "round-\(round)", installation)
                try await Self.moment()
                try await installation.server.kill()
                try await installation.server.start()
                answers.append(try await answer)
            }
            let all = try await installation.client.all { after throws(ClientError) in
                try await installation.client.deployments(applicationID: application.id, after: after)
            }
            #expect(all.count == rounds, "\(all.count) deployments of \(rounds) requests")
            #expect(Set(answers) == Set(all.map(\.id)) && Set(answers).count == rounds)
        }
    }

    /// Asks with the key until there is an answer, as a client would that never hears of the first one.
    private static func deploy(_ application: String, key: String, _ installation: Installation) async throws -> String {
        try await eventually(within: .seconds(60), "an answer to \(key)") {
            do {
                return try await installation.client.deploy(application, idempotencyKey: key).value.id
            } catch let error as ClientError {
                // While the first one's transaction is not over yet, which Postgres ends with its connection.
                if case .problem(let problem) = error, problem.code == ErrorCode.conflict.rawValue { return nil }
                guard error.isRetriable else { throw error }
                return nil
            }
        }
    }

    /// Lets a random part of the time of a request go by.
    private static func moment() async throws {
        let clock = ContinuousClock()
        let end = clock.now + .microseconds(Int.random(in: 0...(self.window * 1000)))
        while clock.now < end { await Task.yield() }
    }
}
