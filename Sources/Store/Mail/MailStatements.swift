import Postgres

/// Mails on their way, and the links that they carry.
enum MailStatements {
    static let insert = SQLStatement(
        "mail.insert",
        "INSERT INTO mails (id, sealed, invitation_id, expires_at) VALUES ($1, $2, $3, now() + $4::bigint * interval '1 second')")

    static let find = SQLStatement("mail.find", "SELECT id, sealed FROM mails WHERE id = $1 AND expires_at > now()")

    static let waiting = SQLStatement(
        "mail.waiting", "SELECT id FROM mails WHERE ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2")

    // The invitation knows that its link went out.
    static let noteSent = SQLStatement(
        "mail.noteSent",
        "UPDATE invitations SET mailed_at = now() WHERE id = (SELECT invitation_id FROM mails WHERE id = $1)")

    static let remove = SQLStatement("mail.remove", "DELETE FROM mails WHERE id = $1")

    static let purge = SQLStatement("mail.purge", "DELETE FROM mails WHERE expires_at <= now()")

    // A mail that is composed again has the link that it had, used or not.
    static let putLink = SQLStatement(
        "mail.putLink",
        """
        INSERT INTO account_links (id, purpose, hash, user_id, email, username, password_hash, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, now() + $8::bigint * interval '1 second') ON CONFLICT (id) DO NOTHING
        """)

    private static let linkColumns = "purpose, user_id, email, username, password_hash"

    static let findLink = SQLStatement(
        "mail.findLink",
        "SELECT \(Self.linkColumns) FROM account_links WHERE hash = $1 AND purpose = ANY($2::text[]) AND used_at IS NULL AND expires_at > now()"
    )

    // Of two who use it at once, the second finds it used.
    static let takeLink = SQLStatement(
        "mail.takeLink",
        """
        UPDATE account_links SET used_at = now()
        WHERE hash = $1 AND purpose = ANY($2::text[]) AND used_at IS NULL AND expires_at > now() RETURNING \(Self.linkColumns)
        """)

    static let endLinks = SQLStatement(
        "mail.endLinks", "UPDATE account_links SET used_at = now() WHERE user_id = $1 AND used_at IS NULL")

    static let purgeLinks = SQLStatement("mail.purgeLinks", "DELETE FROM account_links WHERE expires_at <= now()")

    static let all = [
        Self.insert, Self.find, Self.waiting, Self.noteSent, Self.remove, Self.purge, Self.putLink, Self.findLink, Self.takeLink,
        Self.endLinks, Self.purgeLinks,
    ]
}
