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

    static let insertTeam = SQLStatement(
        "identity.insertTeam", "INSERT INTO teams (id, slug, name) VALUES ($1, $2, $3) RETURNING created_at")

    static let insertMember = SQLStatement(
        "identity.insertMember", "INSERT INTO team_members (team_id, user_id, roles) VALUES ($1, $2, $3)")

    static let user = SQLStatement(
        "identity.user", "SELECT id, username, email, created_at FROM users WHERE id = $1 AND suspended_at IS NULL")

    static let memberships = SQLStatement(
        "identity.memberships",
        """
        SELECT t.id, t.slug, t.name, t.revision, t.created_at, m.roles, c.counter
        FROM team_members m JOIN teams t ON t.id = m.team_id JOIN team_changes c ON c.team_id = m.team_id
        WHERE m.user_id = $1 AND t.deleted_at IS NULL AND ($2::uuid IS NULL OR t.id = $2)
        ORDER BY t.id DESC
        """)

    static let all = [
        Self.hasUsers, Self.setBootstrap, Self.isBootstrap, Self.takeBootstrap, Self.insertUser, Self.insertTeam, Self.insertMember,
        Self.user,
        Self.memberships,
    ]
}
