import Postgres

/// The principals of teams that are no persons.
enum ServiceAccountStatements {
    private static let selection = """
        SELECT u.id, u.username, u.description, u.created_by, u.created_at,
            (SELECT max(k.last_used_at) FROM api_tokens k WHERE k.user_id = u.id)
        FROM users u
        """

    static let list = SQLStatement("serviceAccount.list", "\(Self.selection) WHERE u.team_id = $1 ORDER BY u.id DESC")
    static let find = SQLStatement("serviceAccount.find", "\(Self.selection) WHERE u.team_id = $1 AND u.id = $2")

    static let insert = SQLStatement(
        "serviceAccount.insert",
        """
        INSERT INTO users (id, team_id, username, description, created_by) VALUES ($2, $1, $3, $4, $5)
        RETURNING id, username, description, created_by, created_at, NULL::timestamptz
        """)

    // Its roles and tokens go with it.
    static let delete = SQLStatement("serviceAccount.delete", "DELETE FROM users WHERE team_id = $1 AND id = $2")

    static let all = [Self.list, Self.find, Self.insert, Self.delete]
}
