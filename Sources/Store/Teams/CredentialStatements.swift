import Postgres

/// What people sign in with.
enum CredentialStatements {
    private static let selection = """
        SELECT u.id, u.username, u.email, u.created_at, u.password_hash, u.session_epoch, o.secret
        FROM users u LEFT JOIN user_totp o ON o.user_id = u.id AND o.confirmed_at IS NOT NULL
        """

    // No user name has an @, and every address has one.
    static let byName = SQLStatement(
        "credential.byName", "\(Self.selection) WHERE (u.username = $1 OR u.email = $1) AND u.suspended_at IS NULL AND u.team_id IS NULL")

    static let ofUser = SQLStatement(
        "credential.ofUser", "\(Self.selection) WHERE u.id = $1 AND u.suspended_at IS NULL AND u.team_id IS NULL")

    static let sessionUser = SQLStatement(
        "credential.sessionUser",
        """
        SELECT username, (SELECT array_agg(DISTINCT s.role) FROM system_roles s WHERE s.user_id = id)
        FROM users WHERE id = $1 AND session_epoch = $2 AND suspended_at IS NULL AND team_id IS NULL
        """, isBrief: true)

    // The same password with other costs: sessions go on.
    static let rehash = SQLStatement(
        "credential.rehash", "UPDATE users SET password_hash = $3 WHERE id = $1 AND password_hash = $2")

    static let changePassword = SQLStatement(
        "credential.changePassword",
        """
        UPDATE users SET password_hash = $3, session_epoch = session_epoch + 1
        WHERE id = $1 AND password_hash = $2 AND suspended_at IS NULL RETURNING session_epoch
        """)

    // Whoever proved by a link that the address is theirs; a user of a provider alone has no password to be changed.
    static let resetPassword = SQLStatement(
        "credential.resetPassword",
        """
        UPDATE users SET password_hash = $2, session_epoch = session_epoch + 1
        WHERE id = $1 AND password_hash IS NOT NULL AND suspended_at IS NULL
        """)

    static let changeEmail = SQLStatement(
        "credential.changeEmail", "UPDATE users SET email = $2 WHERE id = $1 AND suspended_at IS NULL")

    static let all = [Self.byName, Self.ofUser, Self.sessionUser, Self.rehash, Self.changePassword, Self.resetPassword, Self.changeEmail]
}
