import FoundationEssentials
package import Model
import Postgres

/// Writes and reads what was done; nothing here changes or removes a record.
package struct AuditRepository: Sendable {
    let session: StoreSession

    /// Adds `record`, in the transaction of the act that it tells of.
    package func append(_ record: AuditRecord) async throws(StoreError) {
        try await self.session.execute(
            AuditStatements.append,
            [
                record.teamID?.rawValue, record.actor.kind.rawValue, record.actor.name, record.action, record.resource, record.isAllowed,
                record.traceID, record.address,
            ])
    }

    /// Adds what was refused, under the team of `place`.
    package func append(_ record: AuditRecord, at place: AuditedPlace) async throws(StoreError) {
        let (kind, id): (String?, UUID?) =
            switch place {
            case .team(let id): ("team", id.rawValue)
            case .object(let kind, let id): (kind, id)
            case .nowhere: (nil, nil)
            }
        try await self.session.execute(
            AuditStatements.appendRefusal,
            [
                record.actor.kind.rawValue, record.actor.name, record.action, record.resource, record.isAllowed, record.traceID,
                record.address, kind, id,
            ])
    }

    /// Adds `record` of a token that is used from an address, unless that was recorded within the last hour.
    package func append(_ record: AuditRecord, useOf token: TokenID, from address: String) async throws(StoreError) {
        try await self.session.execute(
            AuditStatements.noteUse,
            [
                token.rawValue, address, record.teamID?.rawValue, record.actor.kind.rawValue, record.actor.name, record.action,
                record.resource, record.traceID,
            ])
    }

    /// Forgets the uses of tokens that would be recorded again.
    package func purgeUses() async throws(StoreError) { try await self.session.execute(AuditStatements.purgeUses, []) }

    /// A part of the audit, newest first.
    ///
    /// - Parameters:
    ///   - team: that of a team; nil for that of the whole installation.
    ///   - after: the id of the last record that is known; nil for the first part.
    package func page(_ filter: AuditFilter, of team: TeamID?, after: Int?, limit: Int) async throws(StoreError) -> [AuditEntry] {
        try await self.session.query(
            team == nil ? AuditStatements.page : AuditStatements.pageOfTeam,
            [
                team?.rawValue, after, filter.actor, filter.action, filter.resource, filter.isAllowed, filter.since, filter.until, limit,
            ]
        ) { row throws(PostgresError) in
            let number: Int? = try row[10]
            let hash: [UInt8]? = try row[11]
            let record = AuditRecord(
                teamID: try row.optionalID(2), actor: DeploymentActor(kind: try row.value(3), name: try row[4]), action: try row[5],
                resource: try row[6], isAllowed: try row[7], traceID: try row[8], address: try row[9])
            return AuditEntry(
                id: try row[0], at: try row[1], record: record,
                seal: number.flatMap { number in
                    hash.map { AuditSeal(number: number, hash: $0) }
                })
        }
    }
}
