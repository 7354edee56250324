import Postgres

enum ApplicationStatements {
    private static let columns = """
        a.id, a.team_id, a.project_id, a.environment_id, e.slug, a.slug, a.name, a.source, a.build, c.run, a.configuration_number,
        a.keep_releases, a.service_name, e.network_name, a.live_release, a.live_deployment_id, a.live_replicas, a.status, a.revision,
        a.created_at, a.updated_at, p.variables_number, e.variables_number
        """

    private static let joins = """
        JOIN environments e ON e.id = a.environment_id
        JOIN projects p ON p.id = a.project_id
        JOIN configuration_versions c ON c.application_id = a.id AND c.number = a.configuration_number
        """

    private static let summary = """
        a.id, a.slug, a.name, a.environment, a.status, a.host, coalesce(a.live_replicas, 0) AS replicas, a.live_release, a.updated_at
        """

    static let insert = SQLStatement(
        "application.insert",
        """
        INSERT INTO applications (id, team_id, project_id, environment_id, slug, name, source, build, configuration_number, keep_releases,
            service_name)
        VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, 1, $9, $10)
        """)

    static let find = SQLStatement(
        "application.find",
        "SELECT \(Self.columns) FROM applications a \(Self.joins) WHERE a.team_id = $1 AND a.id = $2 AND a.deleted_at IS NULL")

    static let lockNamed = SQLStatement(
        "application.lockNamed",
        """
        SELECT id FROM applications WHERE team_id = $1 AND environment_id = $2 AND slug = $3 AND deleted_at IS NULL FOR NO KEY UPDATE
        """)

    // The worker also needs one that was deleted meanwhile, to take down what runs.
    static let findDeleted = SQLStatement(
        "application.findDeleted", "SELECT \(Self.columns) FROM applications a \(Self.joins) WHERE a.team_id = $1 AND a.id = $2")

    // What is asked for most, in one round trip: the tenant of the project and the caller's roles there, as `TenantStatements` finds them,
    // and beside them the applications; one row without an application where there is none, no row where the caller has no role. What
    // each row repeats is one text: every column of every row has its price. The offset keeps what is found once from being computed for
    // each application. The page comes in the order in which it was found, as all that joins it is one row; nothing promises that, so the
    // reader makes sure of it instead of sorting here once more.
    static let list = SQLStatement(
        "application.list",
        """
        SELECT p.access, l.*
        FROM (
            SELECT p.id, p.team_id,
                concat(p.team_id, ' ', c.counter, ' ', c.role_edition, ' ', \(IdentityStatements.lacksFactor(of: "$2")), ' ',
                    array_to_string(m.roles, ' '), CASE WHEN m.has_places THEN (
                    SELECT '|' || string_agg(concat_ws(' ', b.role, b.project_id, b.environment_id), '|') FROM role_bindings b
                    WHERE b.project_id = p.id AND b.user_id = m.user_id
                ) END) AS access
            FROM projects p
            JOIN teams t ON t.id = p.team_id AND t.deleted_at IS NULL
            JOIN team_changes c ON c.team_id = p.team_id
            LEFT JOIN team_members m ON m.team_id = p.team_id AND m.user_id = $2
            WHERE p.id = $1 AND p.deleted_at IS NULL AND ($3::uuid IS NULL OR p.team_id = $3) AND (m.user_id IS NOT NULL OR $7)
            OFFSET 0
        ) p
        LEFT JOIN LATERAL (
            SELECT \(Self.summary)
            FROM applications a
            WHERE a.team_id = p.team_id AND a.project_id = p.id AND a.deleted_at IS NULL
              AND ($4::text IS NULL OR a.environment = $4) AND \(PageCondition.id("a.id", below: "$5"))
            ORDER BY a.id DESC LIMIT $6
        ) l ON true
        """, isBrief: true)

    // For whom only some environments of the project are there.
    static let listOfEnvironments = SQLStatement(
        "application.listOfEnvironments",
        """
        SELECT a.team_id, \(Self.summary)
        FROM applications a
        WHERE a.team_id = $1 AND a.environment_id = ANY($2::uuid[]) AND a.deleted_at IS NULL
          AND ($3::text IS NULL OR a.environment = $3) AND \(PageCondition.id("a.id", below: "$4"))
        ORDER BY a.id DESC LIMIT $5
        """)

    // Serialises the writers of one application; also hands out the next configuration number safely.
    static let lock = SQLStatement(
        "application.lock",
        "SELECT configuration_number, revision FROM applications WHERE team_id = $1 AND id = $2 AND deleted_at IS NULL FOR UPDATE")

    static let update = SQLStatement(
        "application.update",
        """
        UPDATE applications SET
            name = coalesce($3, name), source = coalesce($4::jsonb, source), build = coalesce($5::jsonb, build),
            keep_releases = coalesce($6, keep_releases), configuration_number = coalesce($7, configuration_number),
            revision = revision + 1, updated_at = now()
        WHERE team_id = $1 AND id = $2 AND deleted_at IS NULL
        """)

    // Whoever has set a branch or another address meanwhile knows better.
    static let setBranch = SQLStatement(
        "application.setBranch",
        """
        UPDATE applications SET source = jsonb_set(source, '{branch}', to_jsonb($4::text)), revision = revision + 1, updated_at = now()
        WHERE team_id = $1 AND id = $2 AND deleted_at IS NULL AND source->>'url' = $3 AND source->>'branch' IS NULL
        """)

    static let setLive = SQLStatement(
        "application.setLive",
        """
        UPDATE applications SET live_release = $3, live_deployment_id = $4, live_replicas = $5, left_release = NULL, left_replicas = NULL,
            revision = revision + 1, updated_at = now()
        WHERE team_id = $1 AND id = $2
        """)

    static let clearLive = SQLStatement(
        "application.clearLive",
        """
        UPDATE applications SET live_release = NULL, live_deployment_id = NULL, live_replicas = NULL, revision = revision + 1
        WHERE team_id = $1 AND id = $2
        """)

    static let hasUnfinished = SQLStatement(
        "application.hasUnfinished", "SELECT unfinished_deployments > 0 FROM applications WHERE team_id = $1 AND id = $2")

    // A deployment names its place with slugs; they are not in the row of the application.
    static let place = SQLStatement(
        "application.place",
        """
        SELECT t.slug, p.slug FROM applications a JOIN projects p ON p.id = a.project_id JOIN teams t ON t.id = a.team_id
        WHERE a.team_id = $1 AND a.id = $2
        """)

    // Also of what was restored before its service was gone: no deployment of it starts until then. In pages by key: those that cannot be removed now must not keep the others from their turn.
    static let toRemove = SQLStatement(
        "application.toRemove",
        """
        SELECT id, team_id, service_name FROM applications WHERE to_remove
          AND id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000') ORDER BY id LIMIT 100
        """)

    static let isToRemove = SQLStatement(
        "application.isToRemove", "SELECT to_remove FROM applications WHERE team_id = $1 AND id = $2")
    // What was live is kept: a restore deploys it again.
    static let setRemoved = SQLStatement(
        "application.setRemoved",
        """
        UPDATE applications SET to_remove = false, removed_at = CASE WHEN deleted_at IS NOT NULL THEN now() END,
            left_release = coalesce(live_release, left_release), left_replicas = coalesce(live_replicas, left_replicas),
            live_release = NULL, live_deployment_id = NULL, live_replicas = NULL
        WHERE team_id = $1 AND id = $2 AND to_remove
        """)

    static let all = [
        Self.toRemove, Self.setRemoved, Self.insert, Self.find, Self.lockNamed, Self.findDeleted, Self.list, Self.listOfEnvironments,
        Self.lock, Self.update,
        Self.isToRemove, Self.setBranch,
        Self.setLive, Self.clearLive, Self.place, Self.hasUnfinished,
    ]
}
