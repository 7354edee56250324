import Postgres

enum DeploymentStatements {
    static let columns = """
        d.id, d.team_id, d.application_id, d.number, d.kind, d.status, d.step, d.progress, d.parent_id, d.release_number, d.request,
        d.commit_hash, d.branch, d.image, d.trigger, d.actor_kind, d.actor_name, d.failure,
        CASE WHEN d.status = 'queued' THEN (
            SELECT o.number FROM deployments o
            WHERE o.application_id = d.application_id AND o.finished_at IS NULL AND o.number < d.number ORDER BY o.number LIMIT 1
        ) END,
        d.cancel_requested_at IS NOT NULL, d.trace_id, d.created_at, d.started_at, d.finished_at,
        d.rebuilt_release
        """

    // The row's lock serialises the deployments of one application, so that numbers and supersession are exact.
    static let number = SQLStatement(
        "deployment.number",
        """
        UPDATE applications SET last_deployment = last_deployment + 1, revision = revision + 1
        WHERE team_id = $1 AND id = $2 AND deleted_at IS NULL
        RETURNING last_deployment, configuration_number, live_deployment_id,
            (SELECT p.variables_number FROM projects p WHERE p.id = project_id),
            (SELECT e.variables_number FROM environments e WHERE e.id = environment_id)
        """)

    // Only what waits behind another one is replaced: the first in the line is about to start.
    static let supersede = SQLStatement(
        "deployment.supersede",
        """
        WITH ended AS (
            UPDATE deployments d SET status = 'superseded', progress = 100, step = NULL, finished_at = now()
            WHERE d.team_id = $1 AND d.application_id = $2 AND d.status = 'queued' AND d.kind = ANY($3)
              AND EXISTS (
                  SELECT 1 FROM deployments o
                  WHERE o.application_id = d.application_id AND o.finished_at IS NULL AND o.number < d.number)
            RETURNING d.id
        )
        INSERT INTO deployment_events (deployment_id, status) SELECT id, 'superseded' FROM ended
        """)

    static let insert = SQLStatement(
        "deployment.insert",
        """
        INSERT INTO deployments (id, team_id, application_id, number, kind, status, parent_id, request, configuration_number, branch,
            commit_hash, trigger, actor_kind, actor_name, trace_id, project_variables, environment_variables)
        VALUES ($1, $2, $3, $4, $5, 'queued', $6, $7::jsonb, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        """)

    static let event = SQLStatement("deployment.event", "INSERT INTO deployment_events (deployment_id, status) VALUES ($1, $2)")

    static let find = SQLStatement(
        "deployment.find", "SELECT \(Self.columns) FROM deployments d WHERE d.team_id = $1 AND d.id = $2")

    // The newest of each team, and of these the newest: one index has them in their order for one team alone.
    static let list = SQLStatement(
        "deployment.list",
        """
        SELECT \(Self.columns)
        FROM unnest($1::uuid[]) t (id) CROSS JOIN LATERAL (
            SELECT d.* FROM deployments d JOIN applications a ON a.id = d.application_id
            WHERE d.team_id = t.id AND \(PageCondition.id("d.id", below: "$2")) AND a.deleted_at IS NULL
            ORDER BY d.id DESC LIMIT $3
        ) d
        ORDER BY d.id DESC LIMIT $3
        """)

    // An index has the deployments of one team and status in their order. It is asked for a range of statuses that only one is in: for one
    // that is equal, Postgres, which plans for all of them at once, would rather go through all deployments until enough of them have it.
    static let listOfStatus = SQLStatement(
        "deployment.listOfStatus",
        """
        SELECT \(Self.columns)
        FROM unnest($1::uuid[]) t (id) CROSS JOIN LATERAL (
            SELECT d.* FROM deployments d JOIN applications a ON a.id = d.application_id
            WHERE d.team_id = t.id AND d.status >= $2 AND \(PageCondition.id("d.id", below: "$3", in: "d.status", of: "$2"))
              AND a.deleted_at IS NULL
            ORDER BY d.status DESC, d.id DESC LIMIT $4
        ) d
        ORDER BY d.id DESC LIMIT $4
        """)

    // For whom only some environments of a team are there.
    static let listSome = SQLStatement(
        "deployment.listSome",
        """
        SELECT \(Self.columns)
        FROM (
            SELECT id FROM (
                SELECT d.id FROM unnest($1::uuid[]) t (id) CROSS JOIN LATERAL (
                    SELECT d.id FROM deployments d JOIN applications a ON a.id = d.application_id
                    WHERE d.team_id = t.id AND ($3::text IS NULL OR d.status = $3) AND \(PageCondition.id("d.id", below: "$4"))
                      AND a.deleted_at IS NULL
                    ORDER BY d.id DESC LIMIT $5
                ) d
                UNION ALL
                SELECT d.id FROM applications a JOIN deployments d ON d.application_id = a.id
                WHERE a.environment_id = ANY($2::uuid[]) AND a.deleted_at IS NULL AND ($3::text IS NULL OR d.status = $3)
                  AND \(PageCondition.id("d.id", below: "$4"))
            ) found
            ORDER BY id DESC LIMIT $5
        ) page JOIN deployments d ON d.id = page.id
        ORDER BY d.id DESC
        """)

    static let listOfApplication = SQLStatement(
        "deployment.listOfApplication",
        """
        SELECT \(Self.columns) FROM deployments d JOIN applications a ON a.id = d.application_id
        WHERE d.team_id = ANY($1::uuid[]) AND ($2::text IS NULL OR d.status = $2) AND \(PageCondition.id("d.id", below: "$3"))
          AND d.application_id = $5 AND a.deleted_at IS NULL
        ORDER BY d.id DESC LIMIT $4
        """)

    static let events = SQLStatement(
        "deployment.events",
        """
        SELECT e.status, e.at, e.note FROM deployment_events e JOIN deployments d ON d.id = e.deployment_id
        WHERE d.team_id = $1 AND d.id = $2 ORDER BY e.id
        """)

    // What was restored starts only once the service and the network of before its deletion are gone: their removal goes by name.
    static let claim = SQLStatement(
        "deployment.claim",
        """
        UPDATE deployments d SET epoch = d.epoch + 1, started_at = coalesce(d.started_at, now())
        WHERE d.team_id = $1 AND d.id = $2 AND d.finished_at IS NULL
          AND NOT EXISTS (
              SELECT 1 FROM deployments o
              WHERE o.application_id = d.application_id AND o.finished_at IS NULL AND o.number < d.number)
          AND NOT (d.status = 'queued' AND EXISTS (
              SELECT 1 FROM applications a JOIN environments e ON e.id = a.environment_id
              WHERE a.id = d.application_id AND (a.to_remove OR e.to_remove)))
        RETURNING \(Self.columns), d.epoch, d.configuration_number, d.spec_sealed, d.spec_hash, d.version_index,
            d.project_variables, d.environment_variables
        """)

    static let isUnfinished = SQLStatement(
        "deployment.isUnfinished", "SELECT EXISTS (SELECT 1 FROM deployments WHERE team_id = $1 AND id = $2 AND finished_at IS NULL)")

    // The application counts its unfinished deployments. Whoever ends some holds it before their rows, as whoever accepts one does: in
    // the other order the two could wait for each other.
    private static func holding(_ application: String, if condition: String = "true") -> String {
        "held AS (SELECT a.id FROM applications a WHERE \(condition) AND a.team_id = $1 AND a.id = \(application) FOR NO KEY UPDATE)"
    }

    private static let application = "(SELECT o.application_id FROM deployments o WHERE o.team_id = $1 AND o.id = $2)"

    // Names the states that it may leave and the worker's epoch: an illegal or stale move changes no row. The application keeps whether
    // the last roll-out left something good behind: later deployments that never reached Swarm must not hide that it did not.
    static let advance = SQLStatement(
        "deployment.advance",
        """
        WITH \(Self.holding(Self.application, if: "$8")), moved AS (
            UPDATE deployments SET status = $4, progress = $6, step = NULL, failure = coalesce($7::jsonb, failure),
                finished_at = CASE WHEN $8 THEN now() END
            WHERE team_id = $1 AND id = $2 AND epoch = $3 AND status = ANY($5) AND (NOT $8 OR EXISTS (SELECT 1 FROM held))
            RETURNING id, application_id
        ), serving AS (
            UPDATE applications SET restore_failed_at = CASE WHEN $4 = 'rollback_failed' THEN now() END
            WHERE id IN (SELECT application_id FROM moved) AND $4 IN ('succeeded', 'rolled_back', 'rollback_failed')
              AND (restore_failed_at IS NULL) = ($4 = 'rollback_failed')
        )
        INSERT INTO deployment_events (deployment_id, status, note) SELECT id, $4, $9 FROM moved
        """)

    static let report = SQLStatement(
        "deployment.report",
        """
        UPDATE deployments SET step = $4, progress = greatest(progress, $5)
        WHERE team_id = $1 AND id = $2 AND epoch = $3 AND finished_at IS NULL
        """)

    static let setCommit = SQLStatement(
        "deployment.setCommit",
        "UPDATE deployments SET commit_hash = $4, branch = $5 WHERE team_id = $1 AND id = $2 AND epoch = $3 AND finished_at IS NULL")

    static let setRebuilt = SQLStatement(
        "deployment.setRebuilt",
        "UPDATE deployments SET rebuilt_release = $4 WHERE team_id = $1 AND id = $2 AND epoch = $3 AND finished_at IS NULL")

    static let setRelease = SQLStatement(
        "deployment.setRelease",
        "UPDATE deployments SET release_number = $4, image = $5 WHERE team_id = $1 AND id = $2 AND epoch = $3 AND finished_at IS NULL")

    static let setIntent = SQLStatement(
        "deployment.setIntent",
        """
        UPDATE deployments SET spec_sealed = $4, spec_hash = $5, version_index = $6
        WHERE team_id = $1 AND id = $2 AND epoch = $3 AND finished_at IS NULL
        """)

    static let intent = SQLStatement(
        "deployment.intent", "SELECT spec_sealed, spec_hash, version_index FROM deployments WHERE team_id = $1 AND id = $2")

    // The same two for all of the applications that are deleted.
    static let cancelAllQueued = SQLStatement(
        "deployment.cancelAllQueued",
        """
        WITH held AS (SELECT a.id FROM applications a WHERE a.team_id = $1 AND a.id = ANY($2::uuid[]) ORDER BY a.id FOR NO KEY UPDATE),
        ended AS (
            UPDATE deployments SET status = 'cancelled', progress = 100, step = NULL, cancel_requested_at = now(), finished_at = now(),
                epoch = epoch + 1
            WHERE team_id = $1 AND application_id IN (SELECT held.id FROM held) AND status = 'queued' AND finished_at IS NULL
            RETURNING id
        )
        INSERT INTO deployment_events (deployment_id, status) SELECT id, 'cancelled' FROM ended
        """)

    static let requestAllCancels = SQLStatement(
        "deployment.requestAllCancels",
        """
        UPDATE deployments SET cancel_requested_at = coalesce(cancel_requested_at, now())
        WHERE team_id = $1 AND application_id = ANY($2::uuid[]) AND finished_at IS NULL AND status = ANY($3)
        """)

    // The one that was accepted last, whatever the clocks of its ids say.
    static let newest = SQLStatement(
        "deployment.newest",
        "SELECT \(Self.columns) FROM deployments d WHERE d.team_id = $1 AND d.application_id = $2 ORDER BY d.number DESC LIMIT 1")

    // What has not started ends at once; the rest is told to its worker.
    static let cancelQueued = SQLStatement(
        "deployment.cancelQueued",
        """
        WITH \(Self.holding(Self.application)), ended AS (
            UPDATE deployments SET status = 'cancelled', progress = 100, step = NULL, cancel_requested_at = now(), finished_at = now(),
                epoch = epoch + 1
            WHERE team_id = $1 AND id = $2 AND status = 'queued' AND EXISTS (SELECT 1 FROM held) RETURNING id
        )
        INSERT INTO deployment_events (deployment_id, status) SELECT id, 'cancelled' FROM ended
        """)

    static let requestCancel = SQLStatement(
        "deployment.requestCancel",
        """
        UPDATE deployments SET cancel_requested_at = coalesce(cancel_requested_at, now())
        WHERE team_id = $1 AND id = $2 AND status = ANY($3)
        """)

    static let isCancelRequested = SQLStatement(
        "deployment.isCancelRequested", "SELECT cancel_requested_at IS NOT NULL FROM deployments WHERE team_id = $1 AND id = $2")

    // What may have been forgotten by the queue: all that has not ended and is first in its line.
    static let unfinished = SQLStatement(
        "deployment.unfinished",
        """
        SELECT DISTINCT ON (application_id) id, team_id, application_id, trace_id FROM deployments
        WHERE finished_at IS NULL ORDER BY application_id, number
        """)

    // Those that a worker may have in its hands.
    static let started = SQLStatement(
        "deployment.started", "SELECT DISTINCT application_id FROM deployments WHERE finished_at IS NULL AND status <> 'queued'")

    static let all = [
        Self.number, Self.supersede, Self.insert, Self.event, Self.find, Self.list, Self.events, Self.claim, Self.isUnfinished,
        Self.advance, Self.report, Self.setCommit, Self.setRebuilt, Self.setRelease, Self.setIntent, Self.intent, Self.cancelQueued,
        Self.requestCancel, Self.listSome, Self.listOfApplication, Self.listOfStatus,
        Self.isCancelRequested, Self.unfinished, Self.started, Self.newest, Self.cancelAllQueued, Self.requestAllCancels,
    ]
}
