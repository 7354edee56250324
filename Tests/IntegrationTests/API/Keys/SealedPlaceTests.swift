import ControlPlane
import Foundation
import Logging
import Postgres
import Store
import TestSupport
import Testing
import Vault

@Suite("Where sealed values are", .timeLimit(.minutes(2)))
struct SealedPlaceTests {
    /// Columns of bytes that hold nothing sealed: hashes, and answers whose secrets were taken out.
    private static let plain: Set<String> = [
        "account_links.hash", "api_tokens.hash", "audit_head.hash", "audit_seals.hash", "bootstrap_tokens.hash", "idempotent_answers.body",
        "idempotent_answers.fingerprint", "idempotent_answers.id", "invitations.token_hash", "recovery_codes.hash",
    ]

    @Test("every column of bytes is a place that a rotation of keys knows, or is known to hold nothing sealed")
    func columns() async throws {
        try await withTestDatabase { database in
            let columns: [String] = try await database.query(
                SQLStatement(
                    "test.columns",
                    """
                    SELECT c.table_name || '.' || c.column_name FROM information_schema.columns c
                    JOIN pg_class t ON t.relname = c.table_name AND t.relnamespace = 'public'::regnamespace
                    WHERE c.table_schema = 'public' AND c.data_type = 'bytea' AND t.relkind IN ('r', 'p') AND NOT t.relispartition
                    """)
            ) { row throws(PostgresError) in try row[0] }
            let sealed = Set(SealedPlace.allCases.map { "\($0.table).\($0.column)" })
            #expect(
                Set(columns) == sealed.union(Self.plain),
                "A new column of bytes: if it is sealed, add a SealedPlace, else add it to the list above")
        }
    }

    @Test("H04: what cannot be opened is told and keeps nothing else from being wrapped; a write that comes between is not overwritten")
    func broken() async throws {
        try await withTestDatabase { database in
            let store = DataStore(database)
            let oldText = MasterKeyring.generateKeyText()
            let old = try MasterKeyring(parsing: oldText)
            var mails: [UUID] = []
            for number in 0..<6 {
                let id = UUID()
                var sealed = try old.seal([UInt8(number)], context: "mail|\(id.uuidString.lowercased())|1")
                // The last bit of the wrapped key, which stands before the 29 bytes of the value.
                if number == 2 { sealed[sealed.count - 30] ^= 1 }
                if number == 4 { sealed.removeLast(40) }
                mails.append(id)
                let insert = SQLStatement(
                    "test.mail", "INSERT INTO mails (id, sealed, expires_at) VALUES ($1, $2, now() + interval '1 day')")
                _ = try await database.execute(insert, [id, sealed])
            }
            // Of another row: it does not belong where it is.
            _ = try await database.execute(
                SQLStatement("test.move", "UPDATE mails SET sealed = (SELECT sealed FROM mails WHERE id = $1) WHERE id = $2"),
                [mails[0], mails[3]])
            let newText = MasterKeyring.generateKeyText()
            let none = try await KeyRotation(store: store, keyring: try MasterKeyring(parsing: newText)).pass()
            #expect(none.count == 0 && none.problems.count == 6, "a key that is missing opens nothing: \(none)")
            let uses = try await store.session.sealed.uses()
            #expect(uses == [KeyUse(keyID: old.currentKeyID, place: .mails, count: 6)])
            let value = try #require(
                try await store.session.sealed.values(of: .mails, notUnder: "-", after: .start, limit: 1).first)
            let stale = SealedValue(key: value.key, sealed: [1, 2, 3], context: value.context)
            #expect(try await store.session.sealed.replace(stale, in: .mails, by: [4, 5, 6]) == false)

            let ring = try MasterKeyring(parsing: "\(newText)\n\(oldText)")
            let pass = try await KeyRotation(store: store, keyring: ring).pass()
            #expect(pass.count == 3 && pass.problems.count == 3, "\(pass)")
            for broken in [2, 3, 4] {
                #expect(pass.problems.contains { $0.contains(mails[broken].uuidString.lowercased()) }, "\(pass)")
            }
        }
    }

    @Test("the key of digests is made from the key file at first, and stays when master keys come and go, at all servers")
    func digestKey() async throws {
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        try await withTestDatabase { database in
            let store = DataStore(database)
            let (oldText, newText) = (MasterKeyring.generateKeyText(), MasterKeyring.generateKeyText())
            @Sendable func key(_ text: String) async throws -> [UInt8] {
                try await SpecDigestKey(
                    store: store, keyring: try MasterKeyring(parsing: text), first: SpecDigestKey.derived(from: text), logger: logger
                ).value()
            }
            let first = SpecDigestKey.derived(from: oldText)
            // Servers that start together, where somebody has put a comment into the file of one of them meanwhile.
            let keys = try await withThrowingTaskGroup(of: [UInt8].self) { group in
                for _ in 0..<4 { group.addTask { try await key(oldText) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(keys) == [first])
            #expect(try await key("# a comment\n\(oldText)\n") == first)
            let both = "\(newText)\n\(oldText)"
            #expect(try await key(both) == first)
            #expect(try await KeyRotation(store: store, keyring: try MasterKeyring(parsing: both)).pass().count == 1)
            #expect(try await key(newText) == first)
            // All master keys are lost: what comes has other digests, and comes.
            let stranger = MasterKeyring.generateKeyText()
            #expect(try await key(stranger) == SpecDigestKey.derived(from: stranger))
            #expect(try await key(newText) == first)
        }
    }
}
