/// All that the checks found.
package struct DoctorReport: Sendable, Hashable {
    /// The findings, check by check in the order in which the checks were given.
    package let findings: [Finding]

    package init(findings: [Finding]) {
        self.findings = findings
    }

    /// The worst of the findings.
    package var verdict: Verdict { self.findings.map(\.verdict).max() ?? .ok }

    /// The exit status of the program: 1 when something fails; warnings do not.
    package var exitStatus: Int32 { self.verdict == .failed ? 1 : 0 }

    /// How many findings have a verdict.
    package func count(of verdict: Verdict) -> Int { self.findings.count { $0.verdict == verdict } }
}
