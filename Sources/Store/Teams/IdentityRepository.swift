import FoundationEssentials
package import Model
import Postgres

/// Users, teams and who belongs where.
package struct IdentityRepository: Sendable {
    let session: StoreSession

    package func hasUsers() async throws(StoreError) -> Bool {
        try await self.session.first(IdentityStatements.hasUsers, []) { row throws(PostgresError) in try row[0] } ?? false
    }

    /// Keeps the hash of the token that makes the first user, in place of an earlier one; does nothing once there is a user.
    package func setBootstrapToken(hash: [UInt8]) async throws(StoreError) -> Bool {
        try await self.session.execute(IdentityStatements.setBootstrap, [hash]) == 1
    }

    /// Whether `hash` is that of the bootstrap token; only ``takeBootstrapToken(hash:)`` decides who gets to use it.
    package func isBootstrapToken(hash: [UInt8]) async throws(StoreError) -> Bool {
        try await self.session.first(IdentityStatements.isBootstrap, [hash]) { row throws(PostgresError) in try row[0] } ?? false
    }

    /// Uses the bootstrap token up.
    ///
    /// - Throws: ``StoreError/notFound`` where `hash` is not its hash.
    package func takeBootstrapToken(hash: [UInt8]) async throws(StoreError) {
        if try await self.session.execute(IdentityStatements.takeBootstrap, [hash]) != 1 { throw .notFound }
    }

    /// - Parameter passwordHash: nil for a user who signs in through a provider alone.
    /// - Throws: ``StoreError/conflict(subject:)`` where the name or the address is another one's.
    package func insertUser(id: UserID, username: String, email: String, passwordHash: String?) async throws(StoreError) -> User {
        let createdAt: Date? = try await self.session.first(
            IdentityStatements.insertUser, [id.rawValue, username, email, passwordHash]
        ) { row throws(PostgresError) in try row[0] }
        guard let createdAt else { throw .stale }
        return User(id: id, username: username, email: email, createdAt: createdAt)
    }

    /// Whether any user, suspended or not, has the address.
    package func hasUser(email: String) async throws(StoreError) -> Bool {
        try await self.session.first(IdentityStatements.hasEmail, [email.lowercased()]) { row throws(PostgresError) in try row[0] } ?? false
    }

    /// The names of users that begin like this one: those that a new user of that name could be taken for.
    package func usernames(like name: String) async throws(StoreError) -> Set<String> {
        Set(
            try await self.session.query(IdentityStatements.usernamesLike, [name]) { row throws(PostgresError) -> String in try row[0] })
    }

    package func insertTeam(id: TeamID, slug: Slug, name: String, owner: UserID) async throws(StoreError) -> Team {
        let createdAt: Date? = try await self.session.first(
            IdentityStatements.insertTeam, [id.rawValue, slug.rawValue, name]
        ) { row throws(PostgresError) in try row[0] }
        guard let createdAt else { throw .stale }
        try await self.session.members(TenantContext(teamID: id)).add([.owner], to: owner, at: .team)
        return Team(id: id, slug: slug, name: name, createdAt: createdAt)
    }

    /// A team that is not deleted; nil for none.
    package func team(_ id: TeamID) async throws(StoreError) -> Team? {
        try await self.session.first(IdentityStatements.team, [id.rawValue]) { row throws(PostgresError) in
            Team(
                id: try row.id(0), slug: try row.slug(1), name: try row[2], requiresSecondFactor: try row[3], revision: try row[4],
                createdAt: try row[5])
        }
    }

    /// - Throws: ``StoreError/notFound`` for a user who does not exist or is suspended.
    package func user(_ id: UserID) async throws(StoreError) -> User {
        let user = try await self.session.first(IdentityStatements.user, [id.rawValue]) { row throws(PostgresError) in
            User(id: try row.id(0), username: try row[1], email: try row[2], createdAt: try row[3])
        }
        guard let user else { throw .notFound }
        return user
    }

    /// The teams in which a user has any role, newest first; only `team` where it is given.
    ///
    /// - Parameter isAll: all other teams too, without a role.
    package func memberships(
        of user: UserID, in team: TeamID? = nil, withOthers isAll: Bool = false
    ) async throws(StoreError) -> [TeamMembership] {
        try await self.session.query(
            isAll ? IdentityStatements.allTeams : IdentityStatements.memberships, [user.rawValue, team?.rawValue]
        ) { row throws(PostgresError) in
            TeamMembership(
                team: Team(
                    id: try row.id(0), slug: try row.slug(1), name: try row[2], requiresSecondFactor: try row[10], revision: try row[3],
                    createdAt: try row[4]),
                roles: try row.heldRoles(5, placed: 7, edition: 8), changes: try row[6])
        }
    }
}
