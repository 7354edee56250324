import Postgres

/// Who has which role in the whole installation.
enum SystemRoleStatements {
    static let members = SQLStatement(
        "systemRole.members",
        """
        SELECT s.user_id, u.username, s.role, s.origin, s.created_at FROM system_roles s JOIN users u ON u.id = s.user_id
        WHERE $1::uuid IS NULL OR s.user_id = $1 ORDER BY s.user_id DESC, s.role, s.origin
        """)

    // Whoever changes what a user has there is alone with it.
    static let lock = SQLStatement(
        "systemRole.lock", "SELECT count(pg_advisory_xact_lock(hashtextextended('system:' || $1::uuid, 0)))")

    // No user name has an @, and every address has one; suspended users too, and no service accounts.
    static let person = SQLStatement(
        "systemRole.person",
        "SELECT id, username, suspended_at IS NOT NULL FROM users WHERE (username = $1 OR email = $1) AND team_id IS NULL")

    // Service accounts too.
    static let principal = SQLStatement(
        "systemRole.principal", "SELECT id, username, suspended_at IS NOT NULL FROM users WHERE id = $1")

    static let all = [Self.members, Self.lock, Self.person, Self.principal]
}
