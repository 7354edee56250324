import Postgres

/// The roles that teams define for themselves.
enum TeamRoleStatements {
    private static let columns = "name, summary, inherits, allow, deny::text, revision, created_at, updated_at"

    // One who changes a team's roles at a time: each has to hold with all the others.
    static let lock = SQLStatement("teamRole.lock", "SELECT count(pg_advisory_xact_lock(hashtextextended('roles:' || $1::uuid, 0)))")

    // With the edition that they are, in one look; a row without a role where there is none.
    static let edition = SQLStatement(
        "teamRole.edition",
        """
        SELECT c.role_edition, r.name, r.summary, r.inherits, r.allow, r.deny::text, r.revision, r.created_at, r.updated_at
        FROM team_changes c LEFT JOIN team_roles r ON r.team_id = c.team_id WHERE c.team_id = $1
        ORDER BY r.created_at DESC, r.name
        """)

    static let insert = SQLStatement(
        "teamRole.insert",
        """
        INSERT INTO team_roles (team_id, name, summary, inherits, allow, deny) VALUES ($1, $2, $3, $4, $5, $6::jsonb)
        RETURNING \(Self.columns)
        """)

    static let update = SQLStatement(
        "teamRole.update",
        """
        UPDATE team_roles SET summary = $3, inherits = $4, allow = $5, deny = $6::jsonb, revision = revision + 1, updated_at = now()
        WHERE team_id = $1 AND name = $2 RETURNING \(Self.columns)
        """)

    static let delete = SQLStatement("teamRole.delete", "DELETE FROM team_roles WHERE team_id = $1 AND name = $2")

    static let holders = SQLStatement(
        "teamRole.holders", "SELECT count(DISTINCT user_id) FROM role_bindings WHERE team_id = $1 AND team_role = $2")

    static let all = [Self.lock, Self.edition, Self.insert, Self.update, Self.delete, Self.holders]
}
