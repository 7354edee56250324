import Model
import Postgres

extension PostgresRow {
    /// The project, the environment and its slug, in columns one after the other.
    func place(_ column: Int) throws(PostgresError) -> TenantPlace {
        guard let project: ProjectID = try self.optionalID(column) else { return .team }
        guard let environment: EnvironmentID = try self.optionalID(column + 1) else { return .project(project) }
        return .environment(environment, try self.slug(column + 2), of: project)
    }

    /// A project and an environment, in columns one after the other.
    func rolePlace(_ column: Int) throws(PostgresError) -> RolePlace {
        guard let project: ProjectID = try self.optionalID(column) else { return .team }
        guard let environment: EnvironmentID = try self.optionalID(column + 1) else { return .project(project) }
        return .environment(environment, of: project)
    }

    /// What somebody has in a team: the roles in it, those further down, and, in columns one after the other, the edition of its own roles
    /// and whether a second factor is missing.
    func heldRoles(_ ofTeam: Int, placed: Int, edition: Int) throws(PostgresError) -> HeldRoles {
        let roles: [String]? = try self[ofTeam]
        return HeldRoles(
            ofTeam: roles?.map(RoleName.init(stored:)) ?? [], placed: try self.placedRoles(placed), edition: try self[edition],
            lacksFactor: try self[edition + 1])
    }

    /// Roles with their places, each as one text; none where the column is null.
    func placedRoles(_ column: Int) throws(PostgresError) -> [PlacedRole] {
        let texts: [String]? = try self[column]
        guard let texts else { return [] }
        return try Self.placedRoles(texts, column)
    }

    /// - Throws: where one of the texts is no role: what it was to deny cannot be known, so nothing is decided without it.
    static func placedRoles(_ texts: [String], _ column: Int) throws(PostgresError) -> [PlacedRole] {
        var roles: [PlacedRole] = []
        for text in texts {
            guard let role = PlacedRole(stored: text) else { throw PostgresError.unreadable(column: column, as: "role") }
            roles.append(role)
        }
        return roles
    }
}
