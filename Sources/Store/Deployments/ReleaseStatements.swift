import Postgres

enum ReleaseStatements {
    private static let columns = """
        application_id, number, image, configuration_number, commit_hash, branch, deployment_id, good, created_at, project_variables,
        environment_variables, build_digest, built_from
        """

    static let number = SQLStatement(
        "release.number", "UPDATE applications SET last_release = last_release + 1 WHERE team_id = $1 AND id = $2 RETURNING last_release")

    static let insert = SQLStatement(
        "release.insert",
        """
        INSERT INTO releases (team_id, application_id, number, image, configuration_number, commit_hash, branch, deployment_id,
            project_variables, environment_variables, build_digest, built_from)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb) RETURNING \(Self.columns)
        """)

    static let find = SQLStatement(
        "release.find",
        "SELECT \(Self.columns) FROM releases WHERE team_id = $1 AND application_id = $2 AND number = $3 AND expired_at IS NULL")

    static let findExpired = SQLStatement(
        "release.findExpired", "SELECT \(Self.columns) FROM releases WHERE team_id = $1 AND application_id = $2 AND number = $3")

    static let keepAgain = SQLStatement(
        "release.keepAgain", "UPDATE releases SET expired_at = NULL WHERE team_id = $1 AND application_id = $2 AND number = $3")

    static let list = SQLStatement(
        "release.list",
        """
        SELECT \(Self.columns) FROM releases
        WHERE team_id = $1 AND application_id = $2 AND expired_at IS NULL AND \(PageCondition.number("number", below: "$3"))
        ORDER BY number DESC LIMIT $4
        """)

    static let newestGood = SQLStatement(
        "release.newestGood",
        """
        SELECT \(Self.columns) FROM releases
        WHERE team_id = $1 AND application_id = $2 AND good AND expired_at IS NULL AND ($3::int IS NULL OR number < $3)
        ORDER BY number DESC LIMIT 1
        """)

    // A kept one first: its image is there.
    static let newestGoodOfCommit = SQLStatement(
        "release.newestGoodOfCommit",
        """
        SELECT \(Self.columns) FROM releases
        WHERE team_id = $1 AND application_id = $2 AND good AND commit_hash = $3
        ORDER BY expired_at IS NOT NULL, number DESC LIMIT 1
        """)

    static let markGood = SQLStatement(
        "release.markGood", "UPDATE releases SET good = true WHERE team_id = $1 AND application_id = $2 AND number = $3")

    // Keeps what serves and the newest good ones; a release that never was good is kept only while its deployment has not ended.
    static let expire = SQLStatement(
        "release.expire",
        """
        UPDATE releases r SET expired_at = now()
        WHERE r.team_id = $1 AND r.application_id = $2 AND r.expired_at IS NULL
          AND r.number NOT IN (
              SELECT k.number FROM releases k WHERE k.application_id = $2 AND k.good AND k.expired_at IS NULL ORDER BY k.number DESC LIMIT $3)
          AND r.number IS DISTINCT FROM (SELECT a.live_release FROM applications a WHERE a.id = $2)
          AND NOT EXISTS (
              SELECT 1 FROM deployments d WHERE d.application_id = $2 AND d.release_number = r.number AND d.finished_at IS NULL)
        RETURNING \(Self.columns)
        """)

    static let all = [
        Self.number, Self.insert, Self.find, Self.findExpired, Self.keepAgain, Self.list, Self.newestGood, Self.newestGoodOfCommit,
        Self.markGood, Self.expire,
    ]
}
