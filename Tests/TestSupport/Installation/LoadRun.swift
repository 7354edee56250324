internal import Foundation

/// Requests of `hey` through an ingress, each on a connection of its own, while something else happens.
public struct LoadRun: Sendable {
    private let process: ChildProcess
    private let started = ContinuousClock.now

    /// Starts requests to a host behind the ingress.
    ///
    /// - Parameters:
    ///   - ingressURL: The ingress.
    ///   - host: The `Host` header.
    ///   - clients: Requests in flight at once.
    ///   - rate: Requests per second of each client; nil is as many as it can.
    ///   - path: The path that is asked for.
    ///   - folder: Where the report is kept.
    public init(ingressURL: String, host: String, clients: Int, rate: Int? = nil, path: String = "/", folder: String) throws {
        let log = "\(folder)/hey-\(UInt32.random(in: .min ... .max)).txt"
        // Who has no answer after ten seconds has none: the ingress itself would hold a request for longer.
        self.process = try ChildProcess(
            "/usr/bin/hey",
            ["-z", "20m", "-c", String(clients)] + (rate.map { ["-q", String($0)] } ?? [])
                + ["-disable-keepalive", "-t", "10", "-cpus", "1", "-host", host, ingressURL + path],
            environment: ["PATH": "/usr/bin"], logPath: log)
    }

    /// Ends the requests and reads the report.
    ///
    /// - Parameter duration: how long the requests go on at the least: some tests are about a load that lasts.
    public func finish(atLeast duration: Duration = .zero) async throws -> Report {
        let rest = duration - (ContinuousClock.now - self.started)
        if rest > .zero { try await ContinuousClock().sleep(for: rest) }
        self.process.signal(2)
        try await self.process.waitForExit(within: .seconds(30))
        return Report(self.process.output)
    }

    /// What `hey` counted.
    public struct Report: Sendable, CustomStringConvertible {
        /// Answers by status.
        public let statuses: [Int: Int]
        /// Requests without an answer.
        public let errors: Int
        /// How long the slowest request that was answered took, to the last byte; zero where none was answered.
        public let slowest: Duration
        /// The report as it was printed.
        public let description: String

        init(_ text: String) {
            self.description = text
            var statuses: [Int: Int] = [:]
            var errors = 0
            var slowest = Duration.zero
            for line in text.split(separator: "\n") {
                if let match = line.firstMatch(of: /^\s+Slowest:\s+([0-9.]+) secs/), let seconds = Double(match.1) {
                    slowest = .seconds(seconds)
                } else if let match = line.firstMatch(of: /^\s+\[(\d+)\]\s+(\d+) responses/), let code = Int(match.1),
                    let count = Int(match.2)
                {
                    statuses[code] = count
                } else if let match = line.firstMatch(of: /^\s+\[(\d+)\]\s+\D/), let count = Int(match.1) {
                    errors += count
                }
            }
            self.statuses = statuses
            self.errors = errors
            self.slowest = slowest
        }

        /// Whether all requests were answered with 200, none of them later than a user waits.
        public func isServed(_ wait: UserWait = .unnoticed, atLeast count: Int = 1) -> Bool {
            self.failed == 0 && self.good >= count && self.slowest <= wait.bound
        }

        /// Answers with 200.
        public var good: Int { self.statuses[200] ?? 0 }
        /// All other answers, and the missing ones.
        public var failed: Int { self.errors + self.statuses.filter { $0.key != 200 }.values.reduce(0, +) }
    }
}
