import FoundationEssentials
package import Model
import Postgres

/// The roles of users, over all teams and in the whole installation.
package struct RoleRepository: Sendable {
    let session: StoreSession

    /// The teams with these slugs, deleted ones left out.
    package func teams(named slugs: [Slug]) async throws(StoreError) -> [Slug: TeamID] {
        let found = try await self.session.query(BindingStatements.teamsNamed, [slugs.map(\.rawValue)]) { row throws(PostgresError) in
            (slug: try row.slug(0), id: try row.id(1, of: Team.self))
        }
        return Dictionary(found.map { ($0.slug, $0.id) }) { first, _ in first }
    }

    /// What an origin gives a user in whole teams, in place of what it gave before; inside a transaction.
    ///
    /// What others gave stays, and so does the role `owner` of the last owner of a team, for as long as there is no other.
    ///
    /// - Parameter roles: each has to be a role of teams that the policy knows.
    /// - Returns: what the origin gives from now on: more than `roles` where a last owner was kept.
    @discardableResult
    package func replaceTeamRoles(
        of user: UserID, from origin: RoleOrigin, with roles: [(team: TeamID, role: RoleName)]
    ) async throws(StoreError) -> [(team: TeamID, role: RoleName)] {
        let teams = roles.map(\.team.rawValue)
        let names = roles.map(\.role.rawValue)
        let (user, origin) = (user.rawValue, origin.rawValue)
        _ = try await self.session.first(BindingStatements.lockOwners, [user, origin, teams]) { row throws(PostgresError) in
            try row[0] as Int
        }
        try await self.session.execute(BindingStatements.addOfTeams, [user, origin, teams, names])
        try await self.session.execute(BindingStatements.removeOthersOfTeams, [user, origin, teams, names])
        return try await self.session.query(BindingStatements.ofOrigin, [user, origin]) { row throws(PostgresError) in
            (team: try row.id(0), role: RoleName(stored: try row[1]))
        }
    }

    /// The roles of a user in the whole installation.
    package func systemRoles(of user: UserID) async throws(StoreError) -> [RoleName] {
        try await self.session.query(BindingStatements.systemRoles, [user.rawValue]) { row throws(PostgresError) in
            RoleName(stored: try row[0])
        }
    }

    /// What an origin gives a user in the whole installation, in place of what it gave before; inside a transaction.
    ///
    /// - Parameter roles: each has to be a role of the system that the policy knows.
    package func replaceSystemRoles(of user: UserID, from origin: RoleOrigin, with roles: [RoleName]) async throws(StoreError) {
        let parameters: [any PostgresEncodable] = [user.rawValue, origin.rawValue, roles.map(\.rawValue)]
        try await self.session.execute(BindingStatements.addSystemRoles, parameters)
        try await self.session.execute(BindingStatements.removeOtherSystemRoles, parameters)
    }
}
