import FoundationEssentials
package import Model
import Postgres

/// Who has which role in a team.
package struct MemberRepository: Sendable {
    let session: StoreSession
    let tenant: TenantContext

    /// Everybody who has a role, newest users first; of a project those who have one there or in it, and these roles alone.
    package func list(of project: ProjectID? = nil) async throws(StoreError) -> [Member] {
        try await self.members(of: project, user: nil)
    }

    /// The roles of a user, of a project those there and in it; nil where there are none.
    package func find(_ user: UserID, in project: ProjectID? = nil) async throws(StoreError) -> Member? {
        try await self.members(of: project, user: user).first
    }

    /// Whether who may be given roles is a service account of the team.
    ///
    /// - Throws: ``StoreError/notFound`` for a user who does not exist or is suspended, and for a service account of another team.
    package func isService(_ user: UserID) async throws(StoreError) -> Bool {
        let isService: Bool? = try await self.session.first(
            BindingStatements.principal, [self.tenant.teamID.rawValue, user.rawValue]
        ) { row throws(PostgresError) in try row[0] }
        guard let isService else { throw .notFound }
        return isService
    }

    /// Lets nobody else change the roles of a user before the transaction's end.
    ///
    /// - Parameter place: where they are to be changed.
    package func lock(_ user: UserID, at place: RolePlace) async throws(StoreError) {
        if place == .team { try await self.lock(BindingStatements.lockTeamOwners, [self.tenant.teamID.rawValue]) }
        try await self.lock(BindingStatements.lockMember, [self.tenant.teamID.rawValue, user.rawValue])
    }

    /// Gives a user roles at a place, beside those that it has.
    ///
    /// - Parameters:
    ///   - roles: each has to be a role of teams that the policy knows.
    ///   - own: those among them that are the team's own.
    /// - Throws: ``StoreError/roleInUse(holders:)`` where one of the team's own was deleted meanwhile.
    package func add(
        _ roles: [RoleName], own: Set<RoleName> = [], to user: UserID, at place: RolePlace, from origin: RoleOrigin = .local
    ) async throws(StoreError) {
        try await self.session.execute(
            BindingStatements.add,
            self.parameters(user, place) + [roles.map(\.rawValue), origin.rawValue, own.map(\.rawValue).sorted()])
    }

    /// Gives a user roles at a place, in place of those that the origin gave it there before; inside a transaction.
    ///
    /// - Throws: as ``add(_:own:to:at:from:)``; with the end of the transaction ``StoreError/lastOwner`` where the team would be left
    ///   without one.
    package func replace(
        _ roles: [RoleName], own: Set<RoleName> = [], of user: UserID, at place: RolePlace, from origin: RoleOrigin = .local
    ) async throws(StoreError) {
        try await self.add(roles, own: own, to: user, at: place, from: origin)
        try await self.session.execute(
            BindingStatements.removeOthersAt, self.parameters(user, place) + [roles.map(\.rawValue), origin.rawValue])
    }

    /// Takes all roles from a user that are bound at a place or below it, whoever gave them.
    ///
    /// - Throws: as ``replace(_:own:of:at:from:)``.
    package func remove(_ user: UserID, at place: RolePlace) async throws(StoreError) {
        try await self.session.execute(BindingStatements.removeWithin, self.parameters(user, place))
    }

    private func parameters(_ user: UserID, _ place: RolePlace) -> [any PostgresEncodable] {
        [self.tenant.teamID.rawValue, user.rawValue, place.projectID?.rawValue, place.environmentID?.rawValue]
    }

    private func lock(_ statement: SQLStatement, _ parameters: [any PostgresEncodable]) async throws(StoreError) {
        _ = try await self.session.first(statement, parameters) { row throws(PostgresError) in try row[0] as Int }
    }

    private func members(of project: ProjectID?, user: UserID?) async throws(StoreError) -> [Member] {
        let rows = try await self.session.query(
            BindingStatements.members, [self.tenant.teamID.rawValue, project?.rawValue, user?.rawValue]
        ) { row throws(PostgresError) in
            let role = GivenRole(
                RoleName(stored: try row[3]), at: try row.rolePlace(5), from: RoleOrigin(stored: try row[4]))
            return Member(
                userID: try row.id(0), username: try row[1], isService: try row[7], roles: [role], since: try row[2])
        }
        return rows.reduce(into: []) { members, row in
            guard let last = members.last, last.userID == row.userID else { return members.append(row) }
            members[members.count - 1] = Member(
                userID: last.userID, username: last.username, isService: last.isService, roles: last.roles + row.roles, since: last.since)
        }
    }
}
