import Postgres

/// Each finds where objects are, the callers' roles there and the teams' counters of changes, in one statement.
///
/// Where a caller has no role in the team there is no row, unless it has one of the whole installation.
enum TenantStatements {
    /// What is read of an object `o`, as expressions.
    private struct Source {
        /// The table with its condition, and what is joined to it.
        var from: String
        var team = "o.team_id"
        var project: String?
        var environment: (id: String, slug: String)?
    }

    static let team = Self.statement("team", Source(from: "teams o ON o.id = q.id", team: "o.id"), alive: Self.isLive)
    static let project = Self.statement("project", Self.projects, alive: Self.isLive)
    static let environment = Self.statement("environment", Self.environments, alive: Self.isLive)
    static let application = Self.statement("application", Self.applications, alive: Self.isLive)
    static let deployment = Self.statement(
        "deployment",
        Source(
            from: "deployments o ON o.id = q.id JOIN applications a ON a.id = o.application_id", project: "a.project_id",
            environment: ("a.environment_id", "a.environment")),
        alive: "a.deleted_at IS NULL")
    // An environment by its project and its slug; the project alone where it has none of that slug.
    static let place = Self.statement(
        "place",
        Source(
            from: """
                projects o ON o.id = q.id
                LEFT JOIN environments e ON e.project_id = o.id AND e.slug = q.slug AND e.deleted_at IS NULL
                """, project: "o.id", environment: ("e.id", "e.slug")),
        isNamed: true, alive: Self.isLive)

    // Of these also what is deleted, or stands in something that is: who may restore it.
    static let deletedTeam = Self.statement("deletedTeam", Source(from: "teams o ON o.id = q.id", team: "o.id"), alive: nil)
    static let deletedProject = Self.statement("deletedProject", Self.projects, alive: nil)
    static let deletedEnvironment = Self.statement("deletedEnvironment", Self.environments, alive: nil)
    static let deletedApplication = Self.statement("deletedApplication", Self.applications, alive: nil)

    static let all = [
        Self.team, Self.project, Self.environment, Self.application, Self.deployment, Self.place, Self.deletedTeam, Self.deletedProject,
        Self.deletedEnvironment, Self.deletedApplication,
    ]

    private static let isLive = "o.deleted_at IS NULL"
    private static let projects = Source(from: "projects o ON o.id = q.id", project: "o.id")
    private static let environments = Source(
        from: "environments o ON o.id = q.id", project: "o.project_id", environment: ("o.id", "o.slug"))
    private static let applications = Source(
        from: "applications o ON o.id = q.id", project: "o.project_id", environment: ("o.environment_id", "o.environment"))

    // Most have no roles further down than the team, and for them nothing is looked for.
    private static func placed(in project: String) -> String {
        """
        CASE WHEN m.has_places THEN (
            SELECT array_agg(concat_ws(' ', b.role, b.project_id, b.environment_id)) FROM role_bindings b
            WHERE b.project_id = \(project) AND b.user_id = m.user_id
        ) END
        """
    }

    private static func statement(_ kind: String, _ source: Source, isNamed: Bool = false, alive: String?) -> SQLStatement {
        SQLStatement(
            "tenant.\(kind)",
            """
            SELECT q.position, \(source.team), m.roles, c.counter, \(source.project ?? "NULL::uuid"),
                \(source.environment?.id ?? "NULL::uuid"), \(source.environment?.slug ?? "NULL::text"),
                \(source.project.map(Self.placed) ?? "NULL::text[]"), c.role_edition,
                \(IdentityStatements.lacksFactor(of: "q.user_id"))
            FROM unnest($1::uuid[], $2::uuid[], $3::bool[]\(isNamed ? ", $4::text[]" : ""))
                WITH ORDINALITY AS q (id, user_id, sees_all\(isNamed ? ", slug" : ""), position)
            JOIN \(source.from) LEFT JOIN team_members m ON m.team_id = \(source.team) AND m.user_id = q.user_id
            JOIN teams t ON t.id = \(source.team)\(alive == nil ? "" : " AND t.deleted_at IS NULL")
            JOIN team_changes c ON c.team_id = \(source.team)
            WHERE (m.user_id IS NOT NULL OR q.sees_all) AND \(alive ?? "true")
            """, isBrief: true)
    }
}
