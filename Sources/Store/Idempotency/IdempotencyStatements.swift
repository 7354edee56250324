import Postgres

enum IdempotencyStatements {
    // Held until the transaction ends, also by the death of its server: another request with the key is told that this one runs.
    static let lock = SQLStatement("idempotency.lock", "SELECT pg_try_advisory_xact_lock($1)")

    static let find = SQLStatement(
        "idempotency.find",
        """
        SELECT fingerprint, status, headers, body FROM idempotent_answers
        WHERE id = $1 AND created_at > now() - make_interval(secs => $2)
        """)

    // An answer that is kept no longer may still be there.
    static let keep = SQLStatement(
        "idempotency.keep",
        """
        INSERT INTO idempotent_answers (id, fingerprint, status, headers, body) VALUES ($1, $2, $3, $4::jsonb, $5)
        ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint, status = excluded.status, headers = excluded.headers,
            body = excluded.body, created_at = now()
        """)

    // A page at a time: a sweep holds few rows, and for a moment.
    static let purge = SQLStatement(
        "idempotency.purge",
        """
        DELETE FROM idempotent_answers WHERE id IN (
            SELECT id FROM idempotent_answers WHERE created_at <= now() - make_interval(secs => $1) ORDER BY created_at LIMIT 1000)
        """)

    static let all = [Self.lock, Self.find, Self.keep, Self.purge]
}
