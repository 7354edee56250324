import Postgres

/// What takes a deletion back: each brings back what carries that deletion, and nothing else.
enum RestoreStatements {
    // Whoever restores and whoever purges hold this row first: the one who comes second finds nothing.
    static let lock = SQLStatement(
        "restore.lock",
        """
        SELECT id FROM deletions
        WHERE team_id = $1 AND object_id = $2 AND ($3::uuid IS NULL OR project_id = $3) AND purging_at IS NULL FOR UPDATE
        """)
    static let remove = SQLStatement("restore.remove", "DELETE FROM deletions WHERE team_id = $1 AND id = $2")

    // Where an application belongs, which never changes.
    static let place = SQLStatement(
        "restore.place", "SELECT project_id, environment_id FROM applications WHERE team_id = $1 AND id = $2")
    static let holdEnvironment = SQLStatement(
        "restore.holdEnvironment",
        "SELECT id FROM environments WHERE team_id = $1 AND project_id = $2 AND id = $3 AND deleted_at IS NULL FOR SHARE")
    static let isLive = SQLStatement(
        "restore.isLive",
        """
        SELECT EXISTS (SELECT 1 FROM teams WHERE id = $1 AND id = $2 AND deleted_at IS NULL)
            OR EXISTS (SELECT 1 FROM projects WHERE team_id = $1 AND id = $2 AND deleted_at IS NULL)
            OR EXISTS (SELECT 1 FROM environments WHERE team_id = $1 AND id = $2 AND project_id = $3 AND deleted_at IS NULL)
            OR EXISTS (SELECT 1 FROM applications WHERE team_id = $1 AND id = $2 AND deleted_at IS NULL)
        """)

    static let team = SQLStatement(
        "restore.team",
        """
        UPDATE teams SET deleted_at = NULL, deletion_id = NULL, revision = revision + 1 WHERE id = $1 AND deletion_id = $2
        """)
    static let projects = SQLStatement(
        "restore.projects",
        """
        UPDATE projects SET deleted_at = NULL, deletion_id = NULL, revision = revision + 1, updated_at = now()
        WHERE team_id = $1 AND deletion_id = $2
        """)
    static let environments = SQLStatement(
        "restore.environments",
        """
        UPDATE environments SET deleted_at = NULL, deletion_id = NULL, removed_at = NULL, revision = revision + 1, updated_at = now()
        WHERE team_id = $1 AND deletion_id = $2
        """)
    // What is live still, where its service has not been removed yet, or was until then.
    static let applications = SQLStatement(
        "restore.applications",
        """
        UPDATE applications SET deleted_at = NULL, deletion_id = NULL, removed_at = NULL, revision = revision + 1, updated_at = now()
        WHERE team_id = $1 AND deletion_id = $2
        RETURNING id, coalesce(live_release, left_release), coalesce(live_replicas, left_replicas)
        """)

    // In one order, so that two who restore do not wait for each other; whoever adds a host waits for it too.
    static let lockHosts = SQLStatement(
        "restore.lockHosts",
        """
        SELECT count(pg_advisory_xact_lock(hashtextextended('domains:' || h.host, 0)))::int
        FROM (SELECT DISTINCT host FROM domains WHERE team_id = $1 AND deletion_id = $2 ORDER BY host) h
        """)
    static let domains = SQLStatement(
        "restore.domains",
        """
        UPDATE domains d SET deleted_at = NULL, deletion_id = NULL
        WHERE d.team_id = $1 AND d.deletion_id = $2
          AND NOT EXISTS (
              SELECT 1 FROM domains o
              WHERE o.host = d.host AND o.deleted_at IS NULL AND (o.team_id <> d.team_id OR o.path = d.path))
        """)
    // What somebody else has by now stays deleted, for good.
    static let lostHosts = SQLStatement(
        "restore.lostHosts",
        "UPDATE domains SET deletion_id = NULL WHERE team_id = $1 AND deletion_id = $2 RETURNING host")

    static let all = [
        Self.lock, Self.remove, Self.place, Self.holdEnvironment, Self.isLive, Self.team, Self.projects, Self.environments,
        Self.applications, Self.lockHosts, Self.domains, Self.lostHosts,
    ]
}
