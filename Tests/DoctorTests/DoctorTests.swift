import Testing

@testable import Doctor

/// A check that says what it is told to, when it is told to.
private struct FixedCheck: Check {
    enum Manner: Sendable {
        case findings([Finding])
        case error
        /// Never ends, and does not heed its cancellation.
        case silence
    }

    struct Broken: Error, CustomStringConvertible {
        let description = "broken\u{1b}[31m\nby a line"
    }

    let part: String
    let repair = "Repair it."
    let manner: Manner

    func examine() async throws -> [Finding] {
        switch self.manner {
        case .findings(let findings): return findings
        case .error: throw Broken()
        case .silence:
            let (events, source) = AsyncStream<Never>.makeStream()
            // A task of its own is not cancelled with this one.
            await Task { for await _ in events {} }.value
            source.finish()
            return []
        }
    }
}

@Suite(.timeLimit(.minutes(1))) struct DoctorTests {
    @Test func `a part that is broken, or says nothing, keeps no other from being looked at, and the order stays`() async throws {
        let doctor = Doctor(
            [
                FixedCheck(part: "a", manner: .silence), FixedCheck(part: "b", manner: .error),
                FixedCheck(part: "c", manner: .findings([.ok("c.x", "fine"), .warning("c.y", "so so", repair: "Look after it.")])),
            ], bound: .milliseconds(50))
        let report = await doctor.examine()
        #expect(report.findings.map(\.subject) == ["a", "b", "c.x", "c.y"])
        #expect(report.findings.map(\.verdict) == [.failed, .failed, .ok, .warning])
        #expect(report.findings[0].repair == "Repair it.")
        #expect(report.findings[1].detail == "the check was not done: broken [31m by a line")
        #expect(report.exitStatus == 1)
    }

    @Test func `warnings do not fail, and nothing to look at is no failure`() {
        #expect(DoctorReport(findings: []).exitStatus == 0)
        let report = DoctorReport(findings: [.ok("a", "b"), .warning("c", "d", repair: "E.")])
        #expect(report.exitStatus == 0 && report.verdict == .warning)
    }

    @Test func `the table has a line for each finding, its repair below, and counts`() {
        let report = DoctorReport(findings: [.ok("a.long", "fine"), .failed("b", "bad", repair: "Mend it.")])
        #expect(
            report.table == """
                ok       a.long  fine
                failed   b       bad
                                 → Mend it.

                1 ok, 0 warnings, 1 failed
                """)
    }

    @Test func `as JSON a program can read the same`() throws {
        let report = DoctorReport(findings: [.ok("a", "\"fine\" ä"), .failed("b", "bad", repair: "Mend it.")])
        #expect(
            try report.json(version: "1.2") == """
                {
                  "findings" : [
                    {
                      "detail" : "\\"fine\\" ä",
                      "status" : "ok",
                      "subject" : "a"
                    },
                    {
                      "detail" : "bad",
                      "repair" : "Mend it.",
                      "status" : "failed",
                      "subject" : "b"
                    }
                  ],
                  "status" : "failed",
                  "version" : "1.2"
                }
                """)
    }
}
