import Postgres

/// Each finds the team of an object, the caller's roles there and the team's counter of changes, in one statement.
///
/// Where the caller is no member there is no row.
enum TenantStatements {
    static let team = Self.statement("team", from: "teams o", team: "o.id", alive: "o.deleted_at IS NULL")
    static let project = Self.statement("project", from: "projects o", alive: "o.deleted_at IS NULL")
    static let application = Self.statement("application", from: "applications o", alive: "o.deleted_at IS NULL")
    static let deployment = Self.statement(
        "deployment", from: "deployments o JOIN applications a ON a.id = o.application_id", alive: "a.deleted_at IS NULL")
    static let domain = Self.statement("domain", from: "domains o", alive: "o.deleted_at IS NULL")

    // Of these also what is deleted, or stands in something that is: who may restore it.
    static let deletedTeam = Self.statement("deletedTeam", from: "teams o", team: "o.id", alive: nil)
    static let deletedProject = Self.statement("deletedProject", from: "projects o", alive: nil)
    static let deletedApplication = Self.statement("deletedApplication", from: "applications o", alive: nil)

    static let all = [
        Self.team, Self.project, Self.application, Self.deployment, Self.domain, Self.deletedTeam, Self.deletedProject,
        Self.deletedApplication,
    ]

    private static func statement(_ kind: String, from: String, team: String = "o.team_id", alive: String?) -> SQLStatement {
        SQLStatement(
            "tenant.\(kind)",
            """
            SELECT \(team), m.roles, c.counter
            FROM \(from) JOIN team_members m ON m.team_id = \(team) AND m.user_id = $2
            \(alive == nil ? "" : "JOIN teams t ON t.id = \(team) AND t.deleted_at IS NULL")
            JOIN team_changes c ON c.team_id = \(team)
            WHERE o.id = $1 AND ($3::uuid IS NULL OR \(team) = $3) AND \(alive ?? "true")
            """, isBrief: true)
    }
}
