import Postgres

enum OutboxStatements {
    static let append = SQLStatement(
        "outbox.append", "INSERT INTO outbox (queue, job_id, job_group, payload) VALUES ($1, $2, $3, $4)")

    // Two relays share the work: each skips the rows that the other one holds.
    static let take = SQLStatement(
        "outbox.take",
        """
        DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE queue = $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED)
        RETURNING payload
        """)

    static let all = [Self.append, Self.take]
}
