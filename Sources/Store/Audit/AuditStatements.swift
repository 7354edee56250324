import Postgres

enum AuditStatements {
    static let append = SQLStatement(
        "audit.append",
        """
        INSERT INTO audit_records (team_id, actor_kind, actor_name, action, resource, allowed, trace_id, address)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """)

    // What was refused may not have come as far as the object: its team is looked up here, whoever asked.
    static let appendRefusal = SQLStatement(
        "audit.appendRefusal",
        """
        INSERT INTO audit_records (team_id, actor_kind, actor_name, action, resource, allowed, trace_id, address)
        VALUES (
            CASE $8::text
                WHEN 'team' THEN (SELECT id FROM teams WHERE id = $9)
                WHEN 'project' THEN (SELECT team_id FROM projects WHERE id = $9)
                WHEN 'environment' THEN (SELECT team_id FROM environments WHERE id = $9)
                WHEN 'application' THEN (SELECT team_id FROM applications WHERE id = $9)
                WHEN 'deployment' THEN (SELECT team_id FROM deployments WHERE id = $9)
            END,
            $1, $2, $3, $4, $5, $6, $7)
        """)

    // One row for each token and address within an hour, whoever asks first.
    static let noteUse = SQLStatement(
        "audit.noteUse",
        """
        WITH first AS (
            INSERT INTO token_uses (token_id, address) VALUES ($1, $2)
            ON CONFLICT (token_id, address) DO UPDATE SET recorded_at = now()
                WHERE token_uses.recorded_at <= now() - interval '1 hour'
            RETURNING 1
        )
        INSERT INTO audit_records (team_id, actor_kind, actor_name, action, resource, allowed, trace_id, address)
        SELECT $3, $4, $5, $6, $7, true, $8, $2 FROM first
        """)

    static let purgeUses = SQLStatement("audit.purgeUses", "DELETE FROM token_uses WHERE recorded_at <= now() - interval '1 hour'")

    private static let columns = """
        r.id, r.at, r.team_id, r.actor_kind, r.actor_name, r.action, r.resource, r.allowed, r.trace_id, r.address, s.number, s.hash
        """

    private static let filters = """
        r.id < coalesce($2::bigint, 9223372036854775807)
        AND ($3::text IS NULL OR r.actor_name = $3 OR starts_with(r.actor_name, $3 || '/'))
        AND ($4::text IS NULL OR r.action = $4 OR starts_with(r.action, $4 || '.'))
        AND ($5::text IS NULL OR r.resource = $5 OR starts_with(r.resource, $5 || '/'))
        AND ($6::bool IS NULL OR r.allowed = $6)
        AND ($7::timestamptz IS NULL OR r.at >= $7) AND ($8::timestamptz IS NULL OR r.at < $8)
        """

    static let page = SQLStatement(
        "audit.page",
        """
        SELECT \(Self.columns) FROM audit_records r LEFT JOIN audit_seals s ON s.record_id = r.id
        WHERE $1::uuid IS NULL AND \(Self.filters) ORDER BY r.id DESC LIMIT $9
        """)

    static let pageOfTeam = SQLStatement(
        "audit.pageOfTeam",
        """
        SELECT \(Self.columns) FROM audit_records r LEFT JOIN audit_seals s ON s.record_id = r.id
        WHERE r.team_id = $1 AND \(Self.filters) ORDER BY r.id DESC LIMIT $9
        """)

    static let all = [Self.append, Self.appendRefusal, Self.noteUse, Self.purgeUses, Self.page, Self.pageOfTeam] + AuditChainStatements.all
}
