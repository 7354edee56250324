import Postgres

enum AuditStatements {
    static let append = SQLStatement(
        "audit.append",
        """
        INSERT INTO audit_records (team_id, actor_kind, actor_name, action, resource, allowed, trace_id, address)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """)

    static let all = [Self.append]
}
