import Postgres

/// Each finds the teams of objects, the callers' roles there and the teams' counters of changes, in one statement.
///
/// Where a caller is no member there is no row.
enum TenantStatements {
    static let team = Self.statement("team", from: "teams o ON o.id = q.id", team: "o.id", alive: "o.deleted_at IS NULL")
    static let project = Self.statement("project", from: "projects o ON o.id = q.id", alive: "o.deleted_at IS NULL")
    static let application = Self.statement("application", from: "applications o ON o.id = q.id", alive: "o.deleted_at IS NULL")
    static let deployment = Self.statement(
        "deployment", from: "deployments o ON o.id = q.id JOIN applications a ON a.id = o.application_id", alive: "a.deleted_at IS NULL")

    // Of these also what is deleted, or stands in something that is: who may restore it.
    static let deletedTeam = Self.statement("deletedTeam", from: "teams o ON o.id = q.id", team: "o.id", alive: nil)
    static let deletedProject = Self.statement("deletedProject", from: "projects o ON o.id = q.id", alive: nil)
    static let deletedApplication = Self.statement("deletedApplication", from: "applications o ON o.id = q.id", alive: nil)

    static let all = [
        Self.team, Self.project, Self.application, Self.deployment, Self.deletedTeam, Self.deletedProject, Self.deletedApplication,
    ]

    private static func statement(_ kind: String, from: String, team: String = "o.team_id", alive: String?) -> SQLStatement {
        SQLStatement(
            "tenant.\(kind)",
            """
            SELECT q.position, \(team), m.roles, c.counter
            FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS q (id, user_id, position)
            JOIN \(from) JOIN team_members m ON m.team_id = \(team) AND m.user_id = q.user_id
            \(alive == nil ? "" : "JOIN teams t ON t.id = \(team) AND t.deleted_at IS NULL")
            JOIN team_changes c ON c.team_id = \(team)
            WHERE \(alive ?? "true")
            """, isBrief: true)
    }
}
