import Postgres

enum IdentityStatements {
    static let hasUsers = SQLStatement("identity.hasUsers", "SELECT EXISTS (SELECT 1 FROM users)")

    static let setBootstrap = SQLStatement(
        "identity.setBootstrap",
        """
        INSERT INTO bootstrap_tokens (hash) SELECT $1 WHERE NOT EXISTS (SELECT 1 FROM users)
        ON CONFLICT (singleton) DO UPDATE SET hash = excluded.hash, created_at = now()
        """)

    static let isBootstrap = SQLStatement(
        "identity.isBootstrap", "SELECT EXISTS (SELECT 1 FROM bootstrap_tokens WHERE hash = $1)")

    // Deleting the row is what lets the token be used once, also by two requests at once.
    static let takeBootstrap = SQLStatement("identity.takeBootstrap", "DELETE FROM bootstrap_tokens WHERE hash = $1")

    static let insertUser = SQLStatement(
        "identity.insertUser", "INSERT INTO users (id, username, email, password_hash) VALUES ($1, $2, $3, $4) RETURNING created_at")

    static let hasEmail = SQLStatement("identity.hasEmail", "SELECT EXISTS (SELECT 1 FROM users WHERE email = $1)")

    // Slugs hold neither % nor _.
    static let usernamesLike = SQLStatement(
        "identity.usernamesLike", "SELECT username FROM users WHERE (username = $1 OR username LIKE $1 || '-%') AND team_id IS NULL")

    static let insertTeam = SQLStatement(
        "identity.insertTeam", "INSERT INTO teams (id, slug, name) VALUES ($1, $2, $3) RETURNING created_at")

    // A service account has no address.
    static let user = SQLStatement(
        "identity.user", "SELECT id, username, coalesce(email, ''), created_at FROM users WHERE id = $1 AND suspended_at IS NULL")

    static let team = SQLStatement(
        "identity.team",
        "SELECT id, slug, name, require_second_factor, revision, created_at FROM teams WHERE id = $1 AND deleted_at IS NULL")

    // With all roles that the user has in each, those of the whole team apart.
    static let memberships = Self.teams("memberships", from: "team_members m JOIN teams t ON t.id = m.team_id", where: "m.user_id = $1")
    // The same for all teams, also those in which the user has none.
    static let allTeams = Self.teams(
        "allTeams", from: "teams t LEFT JOIN team_members m ON m.team_id = t.id AND m.user_id = $1", where: "true")

    static let all = [
        Self.hasUsers, Self.setBootstrap, Self.isBootstrap, Self.takeBootstrap, Self.insertUser, Self.insertTeam,
        Self.user, Self.team, Self.memberships, Self.allTeams, Self.hasEmail, Self.usernamesLike,
    ]

    /// All roles of member `m` that are bound further down than the team, each as one text; null where there are none.
    static let placedRoles = """
        CASE WHEN m.has_places THEN (
            SELECT array_agg(concat_ws(' ', b.role, b.project_id, b.environment_id)) FROM role_bindings b
            WHERE b.team_id = m.team_id AND b.user_id = m.user_id AND b.project_id IS NOT NULL
        ) END
        """

    /// Whether team `t` requires a second factor of a user who has none; only where it does, anything is looked for.
    static func lacksFactor(of user: String) -> String {
        "CASE WHEN t.require_second_factor THEN lacks_second_factor(\(user)) ELSE false END"
    }

    private static func teams(_ name: String, from: String, where condition: String) -> SQLStatement {
        SQLStatement(
            "identity.\(name)",
            """
            SELECT t.id, t.slug, t.name, t.revision, t.created_at, m.roles, c.counter, \(Self.placedRoles), c.role_edition,
                \(Self.lacksFactor(of: "$1")), t.require_second_factor
            FROM \(from) JOIN team_changes c ON c.team_id = t.id
            WHERE \(condition) AND t.deleted_at IS NULL AND ($2::uuid IS NULL OR t.id = $2)
            ORDER BY t.id DESC
            """)
    }
}
