import Foundation
import TestSupport
import Testing

@Suite("The server and its own description", .notingFailures, .timeLimit(.minutes(60)))
struct SchemathesisTests {
    /// More than this the server may not hold after all those requests than after the first thousand, in bytes.
    private static let growth = 48 << 20

    @Test("thousands of requests made from the description find nothing that it does not say")
    func contract() async throws {
        let wanted = InstallationSettings.usesDefaults ? 100_000 : 10_000
        let checker = try await Schemathesis()
        try await withInstallation { installation in
            let server = installation.server
            let process = try #require(server.processID)
            var (requests, seed, warm, examples) = (0, 1, 0, 20)
            while requests < wanted {
                let found = try await checker.run(
                    url: server.url, token: installation.token, examples: examples, seed: seed, within: .seconds(1500))
                #expect(found.outcome.status == 0, "\(found.outcome)")
                try #require(found.requests > 0, "\(found.outcome)")
                requests += found.requests
                seed += 1
                if warm == 0 { warm = try residentBytes(of: process) }
                // As many as are still wanted, by what these made and some more; beyond a hundred, another seed finds more.
                examples = min(100, max(1, 11 * examples * (wanted - requests) / (10 * found.requests) + 1))
                guard found.outcome.status == 0 else { break }
            }
            let end = try residentBytes(of: process)
            #expect(server.processID == process, "the server died")
            #expect(end < warm + Self.growth, "\(warm) bytes after the first requests, \(end) after \(requests)")
            print("schemathesis: \(requests) requests, \(warm >> 20) MiB then \(end >> 20) MiB")
        }
    }
}
