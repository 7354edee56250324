import Postgres

/// Who users are for providers.
enum ExternalIdentityStatements {
    private static let selection = "SELECT id, user_id, provider, issuer, subject, email, created_at, last_login_at FROM linked_identities"

    static let owner = SQLStatement(
        "externalIdentity.owner",
        """
        SELECT u.id, u.username, u.email, u.created_at, u.session_epoch, u.suspended_at IS NOT NULL
        FROM linked_identities i JOIN users u ON u.id = i.user_id WHERE i.issuer = $1 AND i.subject = $2
        """)

    static let insert = SQLStatement(
        "externalIdentity.insert",
        "INSERT INTO linked_identities (id, user_id, provider, issuer, subject, email) VALUES ($1, $2, $3, $4, $5, $6)")

    static let noteLogin = SQLStatement(
        "externalIdentity.noteLogin",
        "UPDATE linked_identities SET provider = $3, email = $4, last_login_at = now() WHERE issuer = $1 AND subject = $2")

    static let list = SQLStatement(
        "externalIdentity.list",
        "\(Self.selection) WHERE user_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3")

    static let find = SQLStatement("externalIdentity.find", "\(Self.selection) WHERE user_id = $1 AND id = $2")

    // Of two who take away a user's last ways to sign in, the second waits and sees what the first has left.
    static let lockUser = SQLStatement("externalIdentity.lockUser", "SELECT password_hash IS NOT NULL FROM users WHERE id = $1 FOR UPDATE")

    static let hasOther = SQLStatement(
        "externalIdentity.hasOther",
        "SELECT EXISTS (SELECT 1 FROM linked_identities WHERE user_id = $1 AND id <> $2 AND provider = ANY ($3::text[]))")

    static let delete = SQLStatement("externalIdentity.delete", "DELETE FROM linked_identities WHERE user_id = $1 AND id = $2")

    static let all = [
        Self.owner, Self.insert, Self.noteLogin, Self.list, Self.find, Self.lockUser, Self.hasOther, Self.delete,
    ]
}
