import Postgres

enum TokenStatements {
    static let insert = SQLStatement(
        "token.insert",
        """
        INSERT INTO api_tokens (id, user_id, team_id, name, prefix, hash, permissions, expires_at, project_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING created_at
        """)

    // The lookup is by the hash's index; there is nothing left to compare that could leak by its time.
    static let authenticate = SQLStatement(
        "token.authenticate",
        """
        SELECT k.user_id, u.username, k.id, k.name, k.team_id, k.permissions, k.expires_at,
            k.last_used_at < now() - interval '1 minute' IS NOT FALSE, k.hash,
            (SELECT array_agg(DISTINCT s.role) FROM system_roles s WHERE s.user_id = u.id), k.project_id, u.team_id IS NOT NULL
        FROM api_tokens k JOIN users u ON u.id = k.user_id LEFT JOIN teams t ON t.id = k.team_id
        LEFT JOIN projects p ON p.id = k.project_id
        WHERE k.hash = ANY ($1) AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
          AND u.suspended_at IS NULL AND t.deleted_at IS NULL AND p.deleted_at IS NULL
        """, isBrief: true)

    // For what goes on longer than the request that began it.
    static let isValid = SQLStatement(
        "token.isValid",
        """
        SELECT EXISTS (
            SELECT 1 FROM api_tokens k JOIN users u ON u.id = k.user_id LEFT JOIN teams t ON t.id = k.team_id
            LEFT JOIN projects p ON p.id = k.project_id
            WHERE k.id = $1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
              AND u.suspended_at IS NULL AND t.deleted_at IS NULL AND p.deleted_at IS NULL)
        """)

    // Of many requests in the same moment one writes, and none waits for it.
    static let touch = SQLStatement(
        "token.touch",
        """
        UPDATE api_tokens SET last_used_at = now()
        WHERE id IN (
            SELECT id FROM api_tokens
            WHERE id = ANY ($1::uuid[]) AND last_used_at < now() - interval '1 minute' IS NOT FALSE FOR UPDATE SKIP LOCKED)
        """)

    private static let columns = "id, user_id, team_id, name, prefix, permissions, created_at, expires_at, last_used_at, project_id"

    // Whose it is, and of which team: before anything is decided.
    static let owner = SQLStatement("token.owner", "SELECT user_id, team_id FROM api_tokens WHERE id = $1 AND revoked_at IS NULL")

    static let find = SQLStatement(
        "token.find", "SELECT \(Self.columns) FROM api_tokens WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL")

    static let list = SQLStatement(
        "token.list",
        """
        SELECT \(Self.columns) FROM api_tokens
        WHERE user_id = $1 AND revoked_at IS NULL AND \(PageCondition.id("id", below: "$2")) ORDER BY id DESC LIMIT $3
        """)

    static let revoke = SQLStatement(
        "token.revoke", "UPDATE api_tokens SET revoked_at = now() WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL")

    static let all = [Self.insert, Self.authenticate, Self.isValid, Self.touch, Self.owner, Self.find, Self.list, Self.revoke]
}
