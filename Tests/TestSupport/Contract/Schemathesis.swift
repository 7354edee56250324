internal import Foundation

/// The checker of the API's own description, in a folder of its own below the package's work folder.
package struct Schemathesis: Sendable {
    private static let version = "4.32.5"

    private let program: String

    /// What kinds of requests one run of it makes, by the name of its settings in `ops/contract`.
    package enum Plan: String, Sendable {
        /// Every bound and every mistake that the description lets one think of, each once.
        case coverage
        /// As many at random as are asked for, then some after each other, each with what the one before was answered.
        case random
    }

    /// What one run of it found.
    package struct Finding: Sendable {
        /// How many requests it sent, those apart with which it looks closer at an answer.
        package let requests: Int
        /// How it ended, and its report.
        package let outcome: CommandOutcome
    }

    /// Installs it where it is missing.
    package init() async throws {
        let folder = "\(packageRoot)/.roost/schemathesis-\(Self.version)"
        self.program = "\(folder)/bin/schemathesis"
        guard !FileManager.default.isExecutableFile(atPath: self.program) else { return }
        try await runTool("/usr/bin/python3", ["-m", "venv", folder], within: .seconds(120))
        try await runTool(
            "\(folder)/bin/pip", ["install", "--quiet", "--disable-pip-version-check", "schemathesis==\(Self.version)"],
            within: .seconds(300))
    }

    /// Runs all checks over the description of a server, as its first user.
    ///
    /// - Parameters:
    ///   - world: what the requests speak of.
    ///   - examples: the most random requests of each operation.
    ///   - seed: another one gives other requests.
    package func run(
        _ plan: Plan, on platform: Installation, world: ContractWorld, examples: Int = 1, seed: Int, within bound: Duration
    ) async throws -> Finding {
        let folder = "\(platform.server.folder)/contract-\(seed)-\(plan)"
        try Self.write(plan, world, to: folder)
        let environment = [
            "PATH": "/usr/bin:/bin", "HOME": folder, "HYPOTHESIS_STORAGE_DIRECTORY": folder, "PYTHONDONTWRITEBYTECODE": "1",
        ]
        let outcome = try await runCommand(
            self.program,
            [
                "--config-file", "\(folder)/schemathesis.toml", "run", "\(platform.server.url)/api/openapi.json", "--header",
                "Authorization: Bearer \(platform.token)", "--max-examples", String(examples), "--seed", String(seed), "--no-color",
            ], environment: environment.merging(world.variables) { first, _ in first }, within: bound)
        return Finding(requests: Self.requests(in: outcome.output), outcome: outcome)
    }

    /// Puts the settings, what all plans have in common first, and the lists of words beside each other.
    private static func write(_ plan: Plan, _ world: ContractWorld, to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let settings = try ["common", plan.rawValue].map { name in
            try String(contentsOfFile: "\(packageRoot)/ops/contract/\(name).toml", encoding: .utf8)
        }
        try settings.joined(separator: "\n").write(toFile: "\(folder)/schemathesis.toml", atomically: true, encoding: .utf8)
        for (name, words) in world.words {
            let lines = words.map { "\"\($0)\"\n" }.joined()
            try lines.write(toFile: "\(folder)/\(name).words", atomically: true, encoding: .utf8)
        }
    }

    /// The number of cases that its summary tells.
    private static func requests(in output: String) -> Int {
        output.firstMatch(of: /([0-9,]+) generated/).flatMap { Int($0.output.1.replacing(",", with: "")) } ?? 0
    }
}
