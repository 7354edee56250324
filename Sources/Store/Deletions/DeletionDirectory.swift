import FoundationEssentials
package import Model
import Postgres

extension StoreSession {
    /// The teams in which a user has any role, deleted teams too; only `team` where it is given.
    ///
    /// - Parameter isAll: all other teams too, without a role.
    package func memberships(
        withDeleted user: UserID, in team: TeamID? = nil, withOthers isAll: Bool = false
    ) async throws(StoreError) -> [TeamID: HeldRoles] {
        let rows = try await self.query(
            isAll ? DeletionStatements.allTeams : DeletionStatements.memberships, [user.rawValue, team?.rawValue]
        ) { row throws(PostgresError) in
            (id: try row.id(0, of: Team.self), roles: try row.heldRoles(1, placed: 2, edition: 3))
        }
        return Dictionary(rows.map { ($0.id, $0.roles) }) { first, _ in first }
    }

    /// What can be restored, newest first.
    ///
    /// - Parameters:
    ///   - bounds: the teams and projects in which the caller may see what was deleted of a kind.
    ///   - teams: all teams that these are, or are in.
    package func deletions(
        within bounds: [DeletionKind: ListBounds], of teams: [TeamID], project: ProjectID?, kind: DeletionKind?, after: DeletionID?,
        limit: Int
    ) async throws(StoreError) -> [Deletion] {
        var kinds: [String] = []
        var places: [UUID] = []
        for (kind, bounds) in bounds {
            let ids = bounds.teams.map(\.rawValue) + bounds.projects.map(\.rawValue)
            kinds += ids.map { _ in kind.rawValue }
            places += ids
        }
        return try await self.query(
            DeletionStatements.list, [kinds, places, project?.rawValue, kind?.rawValue, after?.rawValue, limit, teams.map(\.rawValue)]
        ) { row throws(PostgresError) in
            let environment: String? = try row[5]
            return Deletion(
                id: try row.id(0), kind: try row.value(1), objectID: try row[2], teamID: try row.id(3), projectID: try row.optionalID(4),
                environment: environment.map(Slug.init(stored:)), slug: try row.slug(6), name: try row[7], takesVolumes: try row[8],
                projects: try row[9], environments: try row[10], applications: try row[11], deletedAt: try row[12])
        }
    }

    /// Begins to make final what was deleted long enough ago; from then on it cannot be restored.
    package func beginPurges(after days: Int) async throws(StoreError) {
        try await self.execute(PurgeStatements.begin, [days])
    }

    /// The deletions that are being made final, the oldest first: a page of those beyond an id.
    ///
    /// - Parameter last: The end of the page before; nil for the first one.
    package func purges(after last: DeletionID?) async throws(StoreError) -> [PendingPurge] {
        try await self.query(PurgeStatements.page, [last?.rawValue]) { row throws(PostgresError) in
            PendingPurge(
                deletion: try row.id(0), tenant: TenantContext(teamID: try row.id(1)), kind: try row.value(2), objectID: try row[3])
        }
    }
}
