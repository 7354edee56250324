import Postgres

enum DriftStatements {
    // What should run without change: nothing of the application is under way. In pages by key.
    static let candidates = SQLStatement(
        "drift.candidates",
        """
        SELECT id, team_id, live_deployment_id, live_release, live_replicas, service_name FROM applications
        WHERE live_release IS NOT NULL AND deleted_at IS NULL AND unfinished_deployments = 0
          AND id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000')
        ORDER BY id LIMIT 500
        """)

    // Only while what was looked at still is what should run.
    static let keep = SQLStatement(
        "drift.keep",
        """
        INSERT INTO application_drift AS d (application_id, team_id, deployment_id, differences)
        SELECT a.id, a.team_id, a.live_deployment_id, $5::jsonb FROM applications a
        WHERE a.team_id = $1 AND a.id = $2 AND a.live_deployment_id = $3 AND a.live_replicas = $4 AND a.unfinished_deployments = 0
        ON CONFLICT (application_id) DO UPDATE SET deployment_id = excluded.deployment_id, differences = excluded.differences,
            since = CASE WHEN d.deployment_id = excluded.deployment_id THEN d.since ELSE now() END
        """)

    static let clear = SQLStatement("drift.clear", "DELETE FROM application_drift WHERE team_id = $1 AND application_id = $2")

    static let find = SQLStatement(
        "drift.find",
        """
        SELECT d.differences, d.since FROM application_drift d
        JOIN applications a ON a.id = d.application_id AND a.live_deployment_id = d.deployment_id
        WHERE d.team_id = $1 AND d.application_id = $2
        """)

    static let all = [Self.candidates, Self.keep, Self.clear, Self.find]
}
