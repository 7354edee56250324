import Postgres

/// The chain of the audit: made, and read to be checked.
enum AuditChainStatements {
    static let seal = SQLStatement("audit.seal", "SELECT seal_audit($1)")

    static let state = SQLStatement(
        "audit.state",
        """
        SELECT h.number, h.hash, (SELECT count(*) FROM audit_unsealed),
            (SELECT extract(epoch FROM now() - min(r.at))::bigint FROM audit_unsealed u JOIN audit_records r ON r.id = u.record_id)
        FROM audit_head h
        """)

    // Times as Postgres keeps them, in microseconds: what is rounded would not have the same hash.
    static let links = SQLStatement(
        "audit.links",
        """
        SELECT s.number, s.record_id, s.hash, r.id, r.team_id, r.actor_kind, r.actor_name, r.action, r.resource, r.allowed, r.trace_id,
            r.address, (extract(epoch FROM r.at) * 1000000)::bigint
        FROM audit_seals s LEFT JOIN audit_records r ON r.id = s.record_id
        WHERE s.number > $1 ORDER BY s.number LIMIT $2
        """)

    static let strangers = SQLStatement(
        "audit.strangers",
        """
        SELECT r.id FROM audit_records r
        WHERE NOT EXISTS (SELECT FROM audit_seals s WHERE s.record_id = r.id)
          AND NOT EXISTS (SELECT FROM audit_unsealed u WHERE u.record_id = r.id)
        ORDER BY r.id LIMIT $1
        """)

    static let missing = SQLStatement(
        "audit.missing",
        """
        SELECT u.record_id FROM audit_unsealed u
        WHERE NOT EXISTS (SELECT FROM audit_records r WHERE r.id = u.record_id) ORDER BY u.record_id LIMIT $1
        """)

    static let all = [Self.seal, Self.state, Self.links, Self.strangers, Self.missing]
}
