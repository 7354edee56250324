import FoundationEssentials
import Store
import Testing

@testable import Doctor
@testable import Postgres

@Suite struct DatabaseVerdictTests {
    private static let good = DatabaseFacts(
        name: "roost", user: "roost", schema: "public", version: "15.6", versionNumber: 150_006, encoding: "UTF8", collation: "C.UTF-8",
        hasLZ4: true, isReadOnly: false, mayCreate: true, maximumConnections: 100, reservedConnections: 3, connectionLimit: -1,
        usedConnections: 5, now: Date(timeIntervalSince1970: 0))

    private static func bad(_ change: (inout DatabaseFacts) -> Void) -> DatabaseFacts {
        var facts = Self.good
        change(&facts)
        return facts
    }

    @Test func `a database as it should be has nothing to repair`() {
        let findings = PostgresVerdict.findings(Self.good, connections: 13)
        #expect(findings.allSatisfy { $0.verdict == .ok && $0.repair == nil }, "\(findings)")
    }

    @Test(
        arguments: [
            (bad { $0.versionNumber = 130_011 }, "postgres.version", .failed),
            (bad { $0.encoding = "SQL_ASCII" }, "postgres.encoding", .failed),
            (bad { $0.hasLZ4 = false }, "postgres.compression", .failed), (bad { $0.isReadOnly = true }, "postgres.writing", .failed),
            (bad { $0.mayCreate = false }, "postgres.writing", .warning),
            (bad { $0.maximumConnections = 15 }, "postgres.connections", .failed),
            (bad { $0.connectionLimit = 10 }, "postgres.connections", .failed),
            (bad { $0.usedConnections = 97 }, "postgres.connections", .warning),
        ] as [(DatabaseFacts, String, Verdict)])
    func `what a database lacks is one finding with its repair`(facts: DatabaseFacts, subject: String, verdict: Verdict) {
        let findings = PostgresVerdict.findings(facts, connections: 13).filter { $0.verdict != .ok }
        #expect(findings.map(\.subject) == [subject] && findings.first?.verdict == verdict && findings.first?.repair != nil, "\(findings)")
    }

    @Test(arguments: [
        ("the server refused the password", "Correct the password"), ("the server does not have the database", "createdb"),
        ("the server has no connection left", "max_connections"), ("nothing listens at the server's address", "Start Postgres"),
    ])
    func `a database that cannot be reached is told with what its refusal means`(reason: String, words: String) {
        let finding = PostgresVerdict.unreachable(PostgresError(.connectionFailed, "no connection could be made: \(reason)"))
        #expect(finding.verdict == .failed && finding.repair?.contains(words) == true, "\(finding)")
    }

    @Test func `migrations have to be applied, all of them and no others`() {
        func status(_ version: Int, _ state: MigrationStatus.State) -> MigrationStatus {
            MigrationStatus(version: version, name: "x", checksum: "", state: state)
        }
        let applied = status(1, .applied(Date(timeIntervalSince1970: 0)))
        #expect(PostgresVerdict.migrations([applied]).verdict == .ok)
        let pending = PostgresVerdict.migrations([applied, status(2, .pending), status(3, .pending)])
        #expect(
            pending.verdict == .failed && pending.repair == "Run: roostd migrate" && pending.detail.contains("2 are not applied, from V2"))
        #expect(PostgresVerdict.migrations([status(1, .changed(Date(timeIntervalSince1970: 0)))]).verdict == .failed)
        #expect(PostgresVerdict.migrations([applied, status(2, .unknown(Date(timeIntervalSince1970: 0)))]).verdict == .failed)
    }
}
