import APIClient
import APIContract
import Foundation
import NIOHTTP1
import TestSupport
import Testing

@Suite("The server and its own description", .notingFailures, .timeLimit(.minutes(60)))
struct SchemathesisTests {
    /// More than this the server may not hold after all those requests than after the first thousands, in bytes.
    private static let growth = 48 << 20
    /// How many answers to each operation of one run may be 401: the checker asks each without a token and with a wrong one.
    private static let probes = 6
    /// The least share of the answers that are what was asked for.
    private static let share = 0.25
    /// What no request can be answered well, and why.
    private static let unreachable = [
        "POST /api/auth/register": "the first user is there, and no request knows an invitation",
        "POST /api/invitations/accept": "no request knows an invitation",
        "PUT /api/auth/password-reset": "no request knows a link", "POST /api/auth/verify": "no request knows a link",
        "GET /api/system-roles": "asks for an operator", "PUT /api/users/{id}/system-roles": "asks for an operator",
        "GET /api/audit": "asks for an auditor",
        "POST /api/auth/device/token": "nobody approves a program's sign-in",
        "POST /api/auth/device/{userCode}/approve": "the run has a token and no session",
        "POST /api/auth/device/{userCode}/refuse": "the run has a token and no session",
        "POST /api/me/email": "asks for a session that has just given its password",
        "DELETE /api/teams/{id}/members/{userId}": "the only user is the last owner of every team",
        "POST /api/auth/login": "no request knows a password", "POST /api/me/password": "no request knows a password",
        "POST /api/auth/logout": "the run has a token and no session", "DELETE /api/me/sessions/{id}": "the run has a token and no session",
        "POST /api/me/totp": "asks for a session that has just given its password",
        "POST /api/me/totp/confirm": "asks for a session that has just given its password",
        "DELETE /api/me/totp": "asks for a session that has just given its password",
        "POST /api/me/identities": "asks for a session that has just given its password",
        "DELETE /api/me/identities/{id}": "asks for a session that has just given its password",
        "GET /api/auth/oidc/login": "there is no provider", "GET /api/auth/oidc/callback": "there is no provider",
        "GET /api/auth/oidc/{provider}/login": "there is no provider", "GET /api/auth/github/login": "there is no provider",
        "GET /api/auth/oidc/{provider}/callback": "there is no provider", "GET /api/auth/github/callback": "there is no provider",
    ]

    @Test("J08: thousands of requests made from the description, most of them about real things, find nothing that it does not say")
    func contract() async throws {
        let (wanted, examples) = InstallationSettings.usesDefaults ? (100_000, 150) : (10_000, 50)
        let checker = try await Schemathesis()
        try await withInstallation { platform in
            let process = try #require(platform.server.processID)
            var world = try await ContractWorld.make(on: platform)
            var tally = RequestTally()
            var requests = try await Self.run(.coverage, checker, on: platform, world: world, seed: 1, counting: &tally)
            let warm = try residentBytes(of: process)
            var runs = 1
            while requests < wanted {
                if runs > 1 { world = try await Self.replace(world, on: platform) }
                runs += 1
                requests += try await Self.run(
                    .random, checker, on: platform, world: world, examples: examples, seed: runs, counting: &tally)
            }
            let end = try residentBytes(of: process)
            #expect(platform.server.processID == process, "the server died")
            #expect(end < warm + Self.growth, "\(warm) bytes after the first requests, \(end) after \(requests)")
            print("schemathesis: \(requests) requests in \(runs) runs, \(warm >> 20) MiB then \(end >> 20) MiB")
            try await Self.judge(tally, platform, runs: runs)
        }
    }

    /// One run of the checker, which has to find nothing; the number of its requests.
    private static func run(
        _ plan: Schemathesis.Plan, _ checker: Schemathesis, on platform: Installation, world: ContractWorld, examples: Int = 1, seed: Int,
        counting tally: inout RequestTally
    ) async throws -> Int {
        // What made the world is not what is counted.
        let start = platform.server.log.utf8.count
        let clock = ContinuousClock()
        let began = clock.now
        let found = try await checker.run(
            plan, on: platform, world: world, examples: examples, seed: seed, within: .seconds(1500))
        print("schemathesis: \(plan), seed \(seed): \(found.requests) requests in \(clock.now - began)")
        tally.add(String(Substring(platform.server.log.utf8.dropFirst(start))))
        try #require(found.outcome.status == 0 && found.requests > 0, "\(found.outcome)")
        return found.requests
    }

    private static func replace(_ world: ContractWorld, on platform: Installation) async throws -> ContractWorld {
        await world.remove(from: platform)
        return try await .make(on: platform)
    }

    /// Holds the server's own record of all requests to what they were to reach.
    private static func judge(_ tally: RequestTally, _ platform: Installation, runs: Int) async throws {
        // A run that revoked its own token would have tested nothing but that.
        #expect(try await platform.client.me().value.user.username == platform.username)
        print("schemathesis: \(tally.shares)")
        #expect(tally.operations { $0 >= 500 } == [])
        let good = tally.count { (200..<300).contains($0) }
        #expect(Double(good) >= Self.share * Double(tally.total), "\(good) of \(tally.total): \(tally.shares)")
        for (operation, answers) in tally.counts where !Self.unreachable.keys.contains(operation) {
            #expect(answers[401, default: 0] <= Self.probes * runs, "\(operation): \(answers)")
        }
        let document = try JSONDecoder().decode(Document.self, from: try await platform.call(.GET, "/api/openapi.json").body)
        let reached = tally.operations { (200..<300).contains($0) }
        #expect(Set(document.operations).subtracting(reached) == Set(Self.unreachable.keys))
    }

    /// What the description has of operations.
    private struct Document: Decodable {
        private struct Operation: Decodable {}

        private let paths: [String: [String: Operation]]

        var operations: [String] {
            self.paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } }
        }
    }
}
