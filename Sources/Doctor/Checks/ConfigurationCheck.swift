/// Whether every setting can be used, and whether something is set that is none.
package struct ConfigurationCheck: Check {
    /// A setting that cannot be used.
    package struct Problem: Sendable, Hashable {
        package let variable: String
        package let problem: String

        package init(variable: String, problem: String) {
            self.variable = variable
            self.problem = problem
        }
    }

    /// What is set for other programs than the server.
    private static let foreign: Set<String> = ["ROOST_URL", "ROOST_TOKEN", "ROOST_CACHE_DIR"]
    private static let foreignPrefixes = ["ROOST_LAB_", "ROOST_TEST_"]

    package let part = "configuration"
    package let repair = "Correct the environment of roostd; .env.example lists every setting."
    private let problems: [Problem]
    private let names: Set<String>
    private let environment: Set<String>
    private let files: [FileRequirement]

    /// - Parameters:
    ///   - problems: what the settings' own reading found.
    ///   - names: every setting there is.
    ///   - environment: the names of what is set.
    ///   - files: what settings name in the file system.
    package init(problems: [Problem], names: Set<String>, environment: Set<String>, files: [FileRequirement]) {
        self.problems = problems
        self.names = names
        self.environment = environment
        self.files = files
    }

    package func examine() async throws -> [Finding] {
        var findings = self.problems.map { problem in
            Finding.failed(
                "configuration.\(problem.variable)", "\(problem.variable) \(problem.problem)",
                repair: "Correct \(problem.variable) as .env.example tells it.")
        }
        findings += self.unknown.map { name in
            let likely = NameDistance.nearest(to: name, among: self.names)
            return .warning(
                "configuration.\(name)", "\(name) is no setting of roostd, and changes nothing",
                repair: likely.map { "Write \($0), if that is meant, or take it out." }
                    ?? "Take it out, or look for its name in .env.example.")
        }
        findings += self.files.map { $0.finding(FileFacts.of($0.path)) }
        if self.problems.isEmpty {
            findings.insert(.ok("configuration.settings", "\(self.names.intersection(self.environment).count) settings are set"), at: 0)
        }
        return findings
    }

    private var unknown: [String] {
        self.environment.filter { name in
            name.hasPrefix("ROOST_") && !self.names.contains(name) && !Self.foreign.contains(name)
                && !Self.foreignPrefixes.contains { name.hasPrefix($0) }
        }.sorted()
    }
}
