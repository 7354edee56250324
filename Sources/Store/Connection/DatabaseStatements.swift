import Postgres

/// What is asked of the server about itself.
enum DatabaseStatements {
    static let facts = SQLStatement(
        "database.facts",
        """
        SELECT current_database()::text, current_user::text, coalesce(current_schema()::text, 'public'),
            current_setting('server_version'), current_setting('server_version_num')::int, current_setting('server_encoding'),
            d.datcollate::text,
            EXISTS (SELECT FROM pg_settings s WHERE s.name = 'default_toast_compression' AND 'lz4' = ANY (s.enumvals)),
            pg_is_in_recovery() OR current_setting('transaction_read_only')::bool,
            coalesce(has_schema_privilege(current_schema(), 'CREATE'), false),
            current_setting('max_connections')::int, current_setting('superuser_reserved_connections')::int,
            CASE WHEN r.rolsuper THEN -1 WHEN least(r.rolconnlimit, d.datconnlimit) >= 0 THEN least(r.rolconnlimit, d.datconnlimit)
                ELSE greatest(r.rolconnlimit, d.datconnlimit) END,
            (SELECT count(*) FROM pg_stat_activity a WHERE a.backend_type = 'client backend'), clock_timestamp()
        FROM pg_database d, pg_roles r WHERE d.datname = current_database() AND r.rolname = current_user
        """)

    static let clock = SQLStatement("database.clock", "SELECT clock_timestamp()")

    static let all = [Self.facts, Self.clock]
}
