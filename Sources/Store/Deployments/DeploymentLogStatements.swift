import Postgres

enum DeploymentLogStatements {
    // A worker that took over goes on after the last number; a chunk of the one before it is then refused by the key.
    static let append = SQLStatement(
        "deploymentLog.append",
        """
        INSERT INTO deployment_logs (deployment_id, first_sequence, last_sequence, stream, lines)
        SELECT d.id, $4, $5, $6, $7 FROM deployments d WHERE d.team_id = $1 AND d.id = $2 AND d.epoch = $3
        """)

    static let lastSequence = SQLStatement(
        "deploymentLog.lastSequence", "SELECT coalesce(max(last_sequence), 0) FROM deployment_logs WHERE deployment_id = $1")

    static let read = SQLStatement(
        "deploymentLog.read",
        """
        SELECT l.first_sequence, l.stream, l.at, l.lines FROM deployment_logs l JOIN deployments d ON d.id = l.deployment_id
        WHERE d.team_id = $1 AND d.id = $2 AND l.last_sequence > $3 ORDER BY l.first_sequence LIMIT $4
        """)

    static let all = [Self.append, Self.lastSequence, Self.read]
}
