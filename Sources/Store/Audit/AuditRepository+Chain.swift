import FoundationEssentials
import Model
import Postgres

extension AuditRepository {
    /// Puts up to `most` records into the chain, and says how many; none while somebody else does it.
    package func seal(most: Int) async throws(StoreError) -> Int {
        try await self.session.first(AuditChainStatements.seal, [most]) { row throws(PostgresError) in try row[0] } ?? 0
    }

    /// Where the chain ends, and what is not in it yet; nil where its end was removed.
    package func chainState() async throws(StoreError) -> AuditChainState? {
        try await self.session.first(AuditChainStatements.state, []) { row throws(PostgresError) in
            AuditChainState(head: AuditSeal(number: try row[0], hash: try row[1]), unsealed: try row[2], oldestUnsealedSeconds: try row[3])
        }
    }

    /// A part of the chain, from the seal after `number` on.
    package func links(after number: Int, limit: Int) async throws(StoreError) -> [AuditLink] {
        try await self.session.query(AuditChainStatements.links, [number, limit]) { row throws(PostgresError) in
            let seal = AuditSeal(number: try row[0], hash: try row[2])
            guard let id: Int = try row[3] else { return AuditLink(seal: seal, recordID: try row[1], record: nil) }
            let team: UUID? = try row[4]
            let record = SealedRecord(
                id: id, teamID: team, actorKind: try row[5], actorName: try row[6], action: try row[7], resource: try row[8],
                isAllowed: try row[9], traceID: try row[10], address: try row[11], microseconds: try row[12])
            return AuditLink(seal: seal, recordID: try row[1], record: record)
        }
    }

    /// The ids of records that are neither in the chain nor about to be.
    package func strangers(limit: Int) async throws(StoreError) -> [Int] {
        try await self.session.query(AuditChainStatements.strangers, [limit]) { row throws(PostgresError) in try row[0] }
    }

    /// The ids of records that are gone, before they came into the chain.
    package func missing(limit: Int) async throws(StoreError) -> [Int] {
        try await self.session.query(AuditChainStatements.missing, [limit]) { row throws(PostgresError) in try row[0] }
    }
}
