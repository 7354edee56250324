import Doctor
import Foundation
import Logging
import Model
import Postgres
import Store
import TestSupport
import Testing
import Worker

/// The chain of the audit in a real database, left alone and tampered with by its owner.
@Suite("The chain of the audit", .timeLimit(.minutes(3))) struct AuditChainTests {
    private static func with(_ body: (DataStore, PostgresDatabase, PostgresConfiguration) async throws -> Void) async throws {
        try await withTestDatabaseAddress { test in
            try await withRunningDatabase(test.configuration) { database in
                try await body(DataStore(database), database, test.configuration)
            }
        }
    }

    private static func append(_ count: Int, to store: DataStore, team: TeamID? = .make()) async throws {
        for number in 0..<count {
            try await store.session.audit.append(
                AuditRecord(
                    teamID: number % 2 == 0 ? team : nil, actor: DeploymentActor(kind: .user, name: "žofie"), action: "project.create",
                    resource: "project/\(number)", isAllowed: number % 3 != 0, traceID: "t",
                    address: number % 5 == 0 ? nil : "2001:db8::1"))
        }
    }

    private static func seal(_ store: DataStore) async throws {
        try await AuditSealer(store: store, logger: Logger(label: "test")).seal()
    }

    private static func findings(_ configuration: PostgresConfiguration) async -> [String: Finding] {
        let report = await Doctor([AuditCheck(configuration)]).examine()
        return Dictionary(report.findings.map { ($0.subject, $0) }) { first, _ in first }
    }

    /// What the owner of the database does who wants nobody to notice.
    private static func tamper(_ database: PostgresDatabase, _ statements: String...) async throws {
        try await database.withTransaction { transaction in
            for statement in ["SET LOCAL session_replication_role = replica"] + statements {
                let name = "tamper.\(UInt64.random(in: 0 ... .max))"
                try await transaction.execute(SQLStatement(name, statement), [])
            }
        }
    }

    @Test("an audit that was left alone holds, sealed by several at once while many write; what is not sealed yet is told")
    func sound() async throws {
        try await Self.with { store, _, configuration in
            #expect(await Self.findings(configuration)["audit.chain"]?.verdict == .ok)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<6 { group.addTask { try await Self.append(40, to: store) } }
                for _ in 0..<3 { group.addTask { for _ in 0..<20 { try await Self.seal(store) } } }
                try await group.waitForAll()
            }
            try await Self.seal(store)
            try await Self.append(3, to: store)
            let findings = await Self.findings(configuration)
            #expect(findings["audit.chain"]?.verdict == .ok, "\(findings)")
            #expect(findings["audit.chain"]?.detail.hasPrefix("240 records, up to ") == true, "\(findings)")
            #expect(findings["audit.sealing"]?.detail == "3 records are not in the chain yet")
            try await Self.seal(store)
            #expect(await Self.findings(configuration)["audit.chain"]?.detail.hasPrefix("243 records") == true)
        }
    }

    @Test("M04: what the database's owner changes, removes or puts in is found and named, with the triggers out of the way")
    func tampered() async throws {
        let cases: [(statements: [String], told: [String])] = [
            (["UPDATE audit_records SET actor_name = 'eve' WHERE id = 7"], ["record 7 is not what was sealed"]),
            (["UPDATE audit_records SET allowed = true WHERE id = 4"], ["record 4 is not what was sealed"]),
            (["UPDATE audit_records SET at = at + interval '1 microsecond' WHERE id = 9"], ["record 9 is not what was sealed"]),
            (["DELETE FROM audit_records WHERE id IN (5, 6)"], ["record 5 is gone", "record 6 is gone"]),
            (
                ["DELETE FROM audit_records WHERE id = 5", "DELETE FROM audit_seals WHERE record_id = 5"],
                ["1 record before record 6 with their seals are gone"]
            ),
            (
                ["DELETE FROM audit_records WHERE id > 18", "DELETE FROM audit_seals WHERE record_id > 18"],
                ["the last 2 records with their seals are gone"]
            ),
            (
                [
                    """
                    INSERT INTO audit_records (id, actor_kind, actor_name, action, resource, allowed, trace_id)
                    OVERRIDING SYSTEM VALUE VALUES (0, 'user', 'eve', 'team.create', 'team/x', true, 't')
                    """
                ], ["record 0 was never sealed: it was put in"]
            ),
            (["DELETE FROM audit_seals WHERE record_id = 8"], ["1 record before record 9", "record 8 was never sealed"]),
            (["UPDATE audit_head SET hash = sha256('')"], ["the chain does not end as it did"]),
            (["DELETE FROM audit_head"], ["the head of the chain is gone"]),
        ]
        for (statements, told) in cases {
            try await Self.with { store, database, configuration in
                try await Self.append(20, to: store)
                try await Self.seal(store)
                for statement in statements { try await Self.tamper(database, statement) }
                let finding = try #require(await Self.findings(configuration)["audit.chain"])
                #expect(finding.verdict == .failed, "\(statements)")
                for text in told { #expect(finding.detail.contains(text), "\(statements): \(finding.detail)") }
                #expect(finding.repair?.isEmpty == false)
            }
        }
    }

    @Test("M04: a record that is removed before it is sealed, and one that is dated back, are found and named")
    func beforeSealing() async throws {
        try await Self.with { store, database, configuration in
            try await Self.append(3, to: store)
            try await Self.tamper(database, "DELETE FROM audit_records WHERE id = 2")
            try await Self.seal(store)
            let back = SQLStatement(
                "test.back",
                """
                INSERT INTO audit_records (actor_kind, actor_name, action, resource, allowed, trace_id, at)
                VALUES ('user', 'eve', 'team.create', 'team/x', true, 't', now() - interval '2 days')
                """)
            _ = try await database.execute(back, [])
            try await Self.seal(store)
            let finding = try #require(await Self.findings(configuration)["audit.chain"])
            #expect(finding.verdict == .failed)
            #expect(finding.detail.contains("record 2 was gone before it was sealed"), "\(finding)")
            #expect(finding.detail.contains("record 4 came after record 3, and says that it is older"), "\(finding)")
        }
    }

    @Test("writers do not wait for the chain: many record at once while the head is held, and it costs what is told")
    func writers() async throws {
        try await Self.with { store, database, _ in
            func rate() async throws -> Int {
                let began = ContinuousClock.now
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<8 { group.addTask { try await Self.append(250, to: store) } }
                    try await group.waitForAll()
                }
                return Int(2000 / (began.duration(to: .now) / .seconds(1)))
            }
            _ = try await rate()
            let chained = try await rate()
            // Whoever seals holds the head; what is recorded meanwhile does not need it.
            try await database.withTransaction { transaction in
                try await transaction.execute(SQLStatement("test.hold", "SELECT FROM audit_head FOR UPDATE"), [])
                try await Self.append(5, to: store)
                #expect(try await store.session.audit.seal(most: 10) == 0)
            }
            let began = ContinuousClock.now
            try await Self.seal(store)
            let sealed = began.duration(to: .now)
            _ = try await database.execute(
                SQLStatement("test.plain", "ALTER TABLE audit_records DISABLE TRIGGER audit_records_queued"), [])
            let plain = try await rate()
            print("audit: \(plain) records/s without the chain, \(chained) with it; 4005 sealed in \(sealed)")
            #expect(chained * 3 > plain)
        }
    }
}
