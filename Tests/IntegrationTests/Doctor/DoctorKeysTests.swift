import Doctor
import Foundation
import Postgres
import TestSupport
import Testing

@Suite("What the doctor says of master keys", .timeLimit(.minutes(2)))
struct DoctorKeysTests {
    private static func findings(_ database: TestDatabase, _ keys: String...) async -> [Finding] {
        await Doctor([KeysCheck(database.configuration, keyIDs: keys, currentKeyID: keys.first ?? "")]).examine().findings
    }

    /// A mail that a key of this name seals.
    private static func seal(_ key: String, in database: PostgresDatabase) async throws {
        _ = try await database.execute(
            SQLStatement("test.mail", "INSERT INTO mails (id, sealed, expires_at) VALUES ($1, $2, now() + interval '1 day')"),
            [UUID(), [1, UInt8(key.utf8.count)] + Array(key.utf8) + Array(repeating: 7, count: 89)])
    }

    @Test("keys.use: nothing sealed and everything under the current key are fine; others are to be rotated; a missing key fails")
    func uses() async throws {
        try await withTestDatabaseAddress { test in
            try await withRunningDatabase(test.configuration) { database in
                #expect(await Self.findings(test, "new") == [.ok("keys.use", "0 values are sealed with new")])
                for _ in 0..<2 { try await Self.seal("new", in: database) }
                #expect(
                    await Self.findings(test, "new", "old") == [.ok("keys.use", "2 values are sealed with new; no longer needed: old")])
                try await Self.seal("old", in: database)
                let mixed = await Self.findings(test, "new", "old")
                #expect(mixed.map(\.verdict) == [.warning] && mixed.first?.repair?.contains("rotate --resume") == true, "\(mixed)")
                #expect(mixed.first?.detail.contains("new: 2, old: 1") == true, "\(mixed)")
                let missing = await Self.findings(test, "new")
                #expect(missing.map(\.verdict) == [.failed] && missing.first?.detail.contains("not there: old") == true, "\(missing)")
                #expect(missing.first?.repair?.contains("ROOST_MASTER_KEY_FILE") == true)
            }
        }
    }

    @Test("a database that is away or lacks migrations is another check's finding")
    func absent() async throws {
        try await withTestDatabaseAddress(migrated: false) { #expect(await Self.findings($0, "new") == []) }
    }
}
