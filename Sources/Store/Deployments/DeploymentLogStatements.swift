import Postgres

/// A log stands in the partition of the day on which its deployment was accepted, so that a reader looks into one.
enum DeploymentLogStatements {
    private static let day = "(d.created_at AT TIME ZONE 'UTC')::date"

    // Makes the day's partition where the sweep has not made it.
    static let open = SQLStatement(
        "deploymentLog.open", "SELECT add_deployment_log_day(\(Self.day)) FROM deployments d WHERE d.team_id = $1 AND d.id = $2")

    static let lastSequence = SQLStatement(
        "deploymentLog.lastSequence",
        """
        SELECT coalesce(max(l.last_sequence), 0)
        FROM deployments d JOIN deployment_logs l ON l.day = \(Self.day) AND l.deployment_id = d.id WHERE d.team_id = $1 AND d.id = $2
        """)

    // Holds the row against the claim of another worker: a chunk is written before that worker reads the last number, or not at all.
    static let append = SQLStatement(
        "deploymentLog.append",
        """
        INSERT INTO deployment_logs (day, deployment_id, first_sequence, last_sequence, stream, lines)
        SELECT \(Self.day), d.id, $4, $5, $6, $7 FROM deployments d WHERE d.team_id = $1 AND d.id = $2 AND d.epoch = $3 FOR SHARE
        """)

    static let read = SQLStatement(
        "deploymentLog.read",
        """
        SELECT l.first_sequence, l.stream, l.at, l.lines
        FROM deployments d JOIN deployment_logs l ON l.day = \(Self.day) AND l.deployment_id = d.id
        WHERE d.team_id = $1 AND d.id = $2 AND l.last_sequence > $3 ORDER BY l.first_sequence LIMIT $4
        """)

    static let addDays = SQLStatement(
        "deploymentLog.addDays",
        "SELECT add_deployment_log_day((now() AT TIME ZONE 'UTC')::date + n) FROM generate_series(0, $1::int) AS n")

    static let dropDays = SQLStatement(
        "deploymentLog.dropDays", "SELECT drop_deployment_log_days((now() AT TIME ZONE 'UTC')::date - $1::int)")

    static let all = [Self.open, Self.lastSequence, Self.append, Self.read, Self.addDays, Self.dropDays]
}
