internal import Foundation

/// The checker of the API's own description, in a folder of its own below the package's work folder.
public struct Schemathesis: Sendable {
    private static let version = "4.32.5"

    private let program: String

    /// What one run of it found.
    public struct Finding: Sendable {
        /// How many requests it sent.
        public let requests: Int
        /// How it ended, and its report.
        public let outcome: CommandOutcome
    }

    /// Installs it where it is missing.
    public init() async throws {
        let folder = "\(packageRoot)/.roost/schemathesis-\(Self.version)"
        self.program = "\(folder)/bin/schemathesis"
        guard !FileManager.default.isExecutableFile(atPath: self.program) else { return }
        try await runTool("/usr/bin/python3", ["-m", "venv", folder], within: .seconds(120))
        try await runTool(
            "\(folder)/bin/pip", ["install", "--quiet", "--disable-pip-version-check", "schemathesis==\(Self.version)"],
            within: .seconds(300))
    }

    /// Runs all checks over the description of the server at `url`, as the owner of `token`.
    ///
    /// - Parameter examples: the most cases of each operation in each phase.
    public func run(url: String, token: String, examples: Int, seed: Int, within bound: Duration) async throws -> Finding {
        let outcome = try await runCommand(
            self.program,
            [
                "--config-file", "\(packageRoot)/ops/contract/schemathesis.toml", "run", "\(url)/api/openapi.json", "--header",
                "Authorization: Bearer \(token)", "--checks", "all", "--max-examples", String(examples), "--seed", String(seed),
                "--continue-on-failure", "--no-shrink", "--no-color", "--request-timeout", "35", "--suppress-health-check", "all",
                "--warnings", "off",
            ], within: bound)
        return Finding(requests: Self.requests(in: outcome.output), outcome: outcome)
    }

    /// The number of cases that its summary tells.
    private static func requests(in output: String) -> Int {
        output.firstMatch(of: /([0-9,]+) generated/).flatMap { Int($0.output.1.replacing(",", with: "")) } ?? 0
    }
}

/// How much of another process is in memory, in bytes.
public func residentBytes(of process: Int32) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
        let kilobytes = Int(line.dropFirst(6).filter(\.isNumber))
    else { throw DockerLabError(description: "process \(process) names no resident memory") }
    return kilobytes * 1024
}
