import Testing

@testable import Doctor

@Suite struct ConfigurationVerdictTests {
    private func findings(_ environment: Set<String>, problems: [ConfigurationCheck.Problem] = []) async throws -> [Finding] {
        try await ConfigurationCheck(
            problems: problems, names: ["ROOST_LISTEN", "ROOST_REDIS_URL"], environment: environment, files: []
        ).examine()
    }

    @Test func `a name that is no setting is told, with the one that may be meant`() async throws {
        let findings = try await self.findings([
            "ROOST_LISTEN", "ROOST_REDIS_URI", "ROOST_WHATEVER_ELSE", "PATH", "ROOST_LAB_DIR", "ROOST_TOKEN",
        ])
        #expect(
            findings.map(\.subject) == ["configuration.settings", "configuration.ROOST_REDIS_URI", "configuration.ROOST_WHATEVER_ELSE"])
        #expect(findings.map(\.verdict) == [.ok, .warning, .warning])
        #expect(findings[1].repair?.contains("ROOST_REDIS_URL") == true)
        #expect(findings[2].repair?.contains(".env.example") == true)
    }

    @Test func `each setting that cannot be used fails by its name`() async throws {
        let findings = try await self.findings([], problems: [.init(variable: "ROOST_LISTEN", problem: "must be HOST:PORT")])
        #expect(
            findings == [
                .failed(
                    "configuration.ROOST_LISTEN", "ROOST_LISTEN must be HOST:PORT", repair: "Correct ROOST_LISTEN as .env.example tells it."
                )
            ])
    }

    @Test(arguments: [("abc", "abc", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("ab", "ba", 2)])
    func `names are compared by how many changes lead from one to the other`(left: String, right: String, distance: Int) {
        #expect(NameDistance.between(Array(left.utf8), Array(right.utf8)) == distance)
        #expect(NameDistance.between(Array(right.utf8), Array(left.utf8)) == distance)
    }

    private static func facts(
        _ kind: FileFacts.Kind, mode: Int = 0o700, readable: Bool = true, writable: Bool = true, executable: Bool = true,
        canBeMade: Bool = true
    ) -> FileFacts {
        FileFacts(
            kind: kind, mode: mode, isReadable: readable, isWritable: writable, isExecutable: executable, canBeMade: canBeMade)
    }

    @Test(
        arguments: [
            (.secret, facts(.file, mode: 0o600), .ok), (.secret, facts(.file, mode: 0o640), .failed), (.secret, facts(.absent), .failed),
            (.secret, facts(.file, mode: 0o600, readable: false), .failed), (.ownFolder, facts(.folder), .ok),
            (.ownFolder, facts(.absent), .ok), (.ownFolder, facts(.absent, canBeMade: false), .failed), (.ownFolder, facts(.file), .failed),
            (.ownFolder, facts(.folder, mode: 0o777), .failed), (.ownFolder, facts(.folder, mode: 0o755), .ok),
            (.ownFolder, facts(.folder, writable: false), .failed), (.folder, facts(.folder), .ok), (.folder, facts(.file), .failed),
            (.program, facts(.file), .ok), (.program, facts(.file, executable: false), .failed), (.program, facts(.folder), .failed),
        ] as [(FileRequirement.Purpose, FileFacts, Verdict)])
    func `a file has to be what its setting means it for`(purpose: FileRequirement.Purpose, facts: FileFacts, verdict: Verdict) {
        let finding = FileRequirement(variable: "ROOST_X", path: "/x", purpose: purpose).finding(facts)
        #expect(finding.verdict == verdict, "\(finding)")
        #expect((finding.repair == nil) == (verdict == .ok))
    }
}
