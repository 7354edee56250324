import Model
import Postgres

/// The tenant itself.
package struct TeamRepository: Sendable {
    let session: StoreSession
    let tenant: TenantContext

    private var team: any PostgresEncodable { self.tenant.teamID.rawValue }

    /// Holds the team for the rest of the transaction: nobody changes it, or makes a project in it, meanwhile.
    ///
    /// - Parameter revisions: the states that the caller may change; nil for any.
    /// - Throws: ``StoreError/notFound``; ``StoreError/stale`` where the team is in none of those states.
    package func lock(revisions: Set<Int>? = nil) async throws(StoreError) {
        let revision: Int? = try await self.session.first(
            TeamStatements.lock, [self.team]
        ) { row throws(PostgresError) in try row[0] }
        guard let revision else { throw .notFound }
        if let revisions, !revisions.contains(revision) { throw .stale }
    }

    /// Keeps the team from being deleted before the transaction's end.
    ///
    /// - Throws: ``StoreError/notFound`` where it is deleted.
    package func hold() async throws(StoreError) {
        let id: TeamID? = try await self.session.first(
            TeamStatements.hold, [self.team]
        ) { row throws(PostgresError) in try row.id(0) }
        if id == nil { throw .notFound }
    }

    /// Changes what is given, and leaves the rest.
    package func update(name: String?, requiresSecondFactor: Bool?) async throws(StoreError) {
        if try await self.session.execute(TeamStatements.update, [self.team, name, requiresSecondFactor]) != 1 { throw .notFound }
    }
}
