import Postgres

/// Who is invited to teams.
enum InvitationStatements {
    private static let isOpen = "i.accepted_at IS NULL AND i.revoked_at IS NULL"
    private static let selection = """
        SELECT i.id, i.team_id, t.name, i.email, i.roles, i.inviter_id, u.username, i.created_at, i.expires_at, i.mailed_at,
            i.revision
        FROM invitations i JOIN teams t ON t.id = i.team_id JOIN users u ON u.id = i.inviter_id
        """

    static let insert = SQLStatement(
        "invitation.insert",
        """
        INSERT INTO invitations (id, team_id, email, roles, inviter_id, token_hash, expires_at)
        VALUES ($1, $2, $3, $4::text[], $5, $6, now() + $7::bigint * interval '1 second')
        """)

    // One that has expired makes room for another one.
    static let endExpired = SQLStatement(
        "invitation.endExpired",
        "UPDATE invitations i SET revoked_at = now() WHERE i.team_id = $1 AND i.email = $2 AND \(Self.isOpen) AND i.expires_at <= now()")

    static let list = SQLStatement(
        "invitation.list",
        "\(Self.selection) WHERE i.team_id = $1 AND \(Self.isOpen) AND ($2::uuid IS NULL OR i.id < $2) ORDER BY i.id DESC LIMIT $3")

    static let find = SQLStatement("invitation.find", "\(Self.selection) WHERE i.team_id = $1 AND i.id = $2 AND \(Self.isOpen)")

    static let renew = SQLStatement(
        "invitation.renew",
        """
        UPDATE invitations i
        SET inviter_id = $3, token_hash = $4, mailed_at = NULL, revision = revision + 1, expires_at = now() + $5::bigint * interval '1 second'
        WHERE i.team_id = $1 AND i.id = $2 AND \(Self.isOpen)
        """)

    static let revoke = SQLStatement(
        "invitation.revoke", "UPDATE invitations i SET revoked_at = now() WHERE i.team_id = $1 AND i.id = $2 AND \(Self.isOpen)")

    private static let offered = """
        \(Self.selection) WHERE i.token_hash = $1 AND \(Self.isOpen) AND i.expires_at > now()
        AND t.deleted_at IS NULL AND u.suspended_at IS NULL
        """

    static let offer = SQLStatement("invitation.offer", Self.offered)

    // Of two who accept at once, the second waits, and finds it accepted. The team is not deleted meanwhile.
    static let lockOffer = SQLStatement("invitation.lockOffer", "\(Self.offered) FOR UPDATE OF i FOR SHARE OF t")

    static let accept = SQLStatement(
        "invitation.accept", "UPDATE invitations i SET accepted_at = now(), accepted_by = $2 WHERE i.id = $1 AND \(Self.isOpen)")

    static let purge = SQLStatement(
        "invitation.purge",
        "DELETE FROM invitations WHERE coalesce(accepted_at, revoked_at, expires_at) < now() - $1::bigint * interval '1 day'")

    static let all = [
        Self.insert, Self.endExpired, Self.list, Self.find, Self.renew, Self.revoke, Self.offer, Self.lockOffer, Self.accept, Self.purge,
    ]
}
