import Postgres

enum ProjectStatements {
    private static let columns = "id, team_id, slug, name, revision, created_at, updated_at"
    private static let environmentColumns = """
        id, project_id, slug, coalesce(name, slug), network_name, revision, created_at, coalesce(updated_at, created_at)
        """

    static let insert = SQLStatement(
        "project.insert", "INSERT INTO projects (id, team_id, slug, name) VALUES ($1, $2, $3, $4) RETURNING \(Self.columns)")

    static let find = SQLStatement(
        "project.find", "SELECT \(Self.columns) FROM projects WHERE team_id = $1 AND id = $2 AND deleted_at IS NULL")

    static let list = SQLStatement(
        "project.list",
        """
        SELECT \(Self.columns) FROM projects
        WHERE team_id = ANY($1::uuid[]) AND deleted_at IS NULL AND \(PageCondition.id("id", below: "$2")) ORDER BY id DESC LIMIT $3
        """)

    // For whom only some projects of a team are there.
    static let listSome = SQLStatement(
        "project.listSome",
        """
        SELECT \(Self.columns) FROM projects
        WHERE (team_id = ANY($1::uuid[]) OR id = ANY($2::uuid[])) AND deleted_at IS NULL AND \(PageCondition.id("id", below: "$3"))
        ORDER BY id DESC LIMIT $4
        """)
    static let places = SQLStatement(
        "project.places", "SELECT team_id, id FROM projects WHERE team_id = ANY($1::uuid[]) AND (deleted_at IS NULL OR $2) ORDER BY id")
    static let environmentPlaces = SQLStatement(
        "environment.places",
        """
        SELECT team_id, project_id, id, slug FROM environments
        WHERE team_id = ANY($1::uuid[]) AND ($2::uuid IS NULL OR project_id = $2) AND deleted_at IS NULL ORDER BY id
        """)

    // Holds the project against other changes of it, and against what is made in it meanwhile; not against foreign keys, as with the team.
    static let lock = SQLStatement(
        "project.lock", "SELECT revision FROM projects WHERE team_id = $1 AND id = $2 AND deleted_at IS NULL FOR NO KEY UPDATE")

    // Keeps the project from being deleted while something is made in it; others may make something too.
    static let hold = SQLStatement(
        "project.hold", "SELECT \(Self.columns) FROM projects WHERE team_id = $1 AND id = $2 AND deleted_at IS NULL FOR SHARE")

    static let holdNamed = SQLStatement(
        "project.holdNamed", "SELECT id FROM projects WHERE team_id = $1 AND slug = $2 AND deleted_at IS NULL FOR SHARE")

    static let rename = SQLStatement(
        "project.rename",
        """
        UPDATE projects SET name = $3, revision = revision + 1, updated_at = now()
        WHERE team_id = $1 AND id = $2 AND deleted_at IS NULL RETURNING \(Self.columns)
        """)

    // A network stays while a service that could stand in it has not been removed. In pages by key: those that cannot be removed now must
    // not keep the others from their turn.
    static let environmentsToRemove = SQLStatement(
        "environment.toRemove",
        """
        SELECT e.id, e.network_name FROM environments e
        WHERE e.to_remove AND e.id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000')
          AND NOT EXISTS (SELECT 1 FROM applications a WHERE a.environment_id = e.id AND a.to_remove)
        ORDER BY e.id LIMIT 100
        """)

    static let isEnvironmentToRemove = SQLStatement(
        "environment.isToRemove", "SELECT to_remove FROM environments WHERE id = $1")
    static let setEnvironmentRemoved = SQLStatement(
        "environment.setRemoved",
        """
        UPDATE environments SET to_remove = false, removed_at = CASE WHEN deleted_at IS NOT NULL THEN now() END
        WHERE id = $1 AND to_remove
        """)

    static let insertEnvironment = SQLStatement(
        "environment.insert",
        """
        INSERT INTO environments (id, team_id, project_id, slug, network_name, name) VALUES ($1, $2, $3, $4, $5, $6)
        RETURNING \(Self.environmentColumns)
        """)

    static let environments = SQLStatement(
        "environment.list",
        """
        SELECT \(Self.environmentColumns) FROM environments
        WHERE team_id = $1 AND project_id = $2 AND deleted_at IS NULL AND ($3::text IS NULL OR slug = $3) ORDER BY id DESC
        """)
    static let environment = SQLStatement(
        "environment.find",
        "SELECT \(Self.environmentColumns) FROM environments WHERE team_id = $1 AND project_id = $2 AND id = $3 AND deleted_at IS NULL")
    // Keeps the environment from being deleted while something is made in it; others may make something too.
    static let holdEnvironment = SQLStatement(
        "environment.hold",
        """
        SELECT \(Self.environmentColumns) FROM environments
        WHERE team_id = $1 AND project_id = $2 AND slug = $3 AND deleted_at IS NULL FOR SHARE
        """)
    static let lockEnvironment = SQLStatement(
        "environment.lock",
        """
        SELECT revision FROM environments WHERE team_id = $1 AND project_id = $2 AND id = $3 AND deleted_at IS NULL FOR NO KEY UPDATE
        """)
    static let renameEnvironment = SQLStatement(
        "environment.rename",
        """
        UPDATE environments SET name = $4, revision = revision + 1, updated_at = now()
        WHERE team_id = $1 AND project_id = $2 AND id = $3 AND deleted_at IS NULL RETURNING \(Self.environmentColumns)
        """)

    static let all = [
        Self.insert, Self.find, Self.list, Self.listSome, Self.places, Self.environmentPlaces, Self.lock, Self.hold, Self.holdNamed,
        Self.rename, Self.insertEnvironment, Self.environments,
        Self.environment,
        Self.holdEnvironment, Self.lockEnvironment, Self.renameEnvironment, Self.environmentsToRemove, Self.isEnvironmentToRemove,
        Self.setEnvironmentRemoved,
    ]
}
