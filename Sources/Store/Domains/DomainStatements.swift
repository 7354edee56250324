import Postgres

enum DomainStatements {
    private static let columns = "id, application_id, host, path, generated, created_at"

    static let insert = SQLStatement(
        "domain.insert",
        """
        INSERT INTO domains (id, team_id, application_id, host, path, generated) VALUES ($1, $2, $3, $4, $5, $6)
        RETURNING \(Self.columns)
        """)

    static let list = SQLStatement(
        "domain.list",
        "SELECT \(Self.columns) FROM domains WHERE team_id = $1 AND application_id = $2 AND deleted_at IS NULL ORDER BY id DESC")

    // A generated host goes with its application, never alone.
    static let delete = SQLStatement(
        "domain.delete",
        """
        UPDATE domains SET deleted_at = now()
        WHERE team_id = $1 AND application_id = $2 AND id = $3 AND deleted_at IS NULL AND NOT generated
        """)

    // What the ingress routes: every live domain of an application that serves, or is about to: the route stands before the verdict, so
    // that the host answers in the moment of success.
    static let routes = SQLStatement(
        "domain.routes",
        """
        SELECT d.id, d.host, d.path, a.service_name, e.network_name, (c.run ->> 'port')::int
        FROM domains d
        JOIN applications a ON a.id = d.application_id AND a.deleted_at IS NULL
        JOIN environments e ON e.id = a.environment_id
        LEFT JOIN releases r ON r.application_id = a.id AND r.number = a.live_release
        LEFT JOIN LATERAL (
            SELECT n.configuration_number FROM deployments n
            WHERE n.application_id = a.id AND a.live_release IS NULL AND n.status IN ('deploying', 'verifying')
        ) first ON true
        JOIN configuration_versions c
            ON c.application_id = a.id AND c.number = coalesce(r.configuration_number, first.configuration_number)
        WHERE d.deleted_at IS NULL AND c.run ->> 'port' IS NOT NULL
          AND (coalesce(a.live_replicas, 1) > 0
               OR EXISTS (SELECT 1 FROM deployments s WHERE s.application_id = a.id AND s.status = 'verifying'))
        ORDER BY d.id
        """)

    // The host that users most likely name: one of their own before the generated one.
    static let hostOfService = SQLStatement(
        "domain.hostOfService",
        """
        SELECT d.host FROM domains d JOIN applications a ON a.id = d.application_id
        WHERE a.service_name = $1 AND d.deleted_at IS NULL ORDER BY d.generated, d.id LIMIT 1
        """)

    static let all = [Self.insert, Self.list, Self.delete, Self.routes, Self.hostOfService]
}
