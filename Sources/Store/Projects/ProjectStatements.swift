import Postgres

enum ProjectStatements {
    private static let columns = "id, team_id, slug, name, revision, created_at, updated_at"

    static let insert = SQLStatement(
        "project.insert", "INSERT INTO projects (id, team_id, slug, name) VALUES ($1, $2, $3, $4) RETURNING \(Self.columns)")

    static let find = SQLStatement(
        "project.find", "SELECT \(Self.columns) FROM projects WHERE team_id = $1 AND id = $2 AND deleted_at IS NULL")

    static let list = SQLStatement(
        "project.list",
        """
        SELECT \(Self.columns) FROM projects
        WHERE team_id = ANY($1::uuid[]) AND deleted_at IS NULL AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3
        """)

    // Holds the project against other changes of it, and against what is made in it meanwhile.
    static let lock = SQLStatement(
        "project.lock", "SELECT revision FROM projects WHERE team_id = $1 AND id = $2 AND deleted_at IS NULL FOR UPDATE")

    // Keeps the project from being deleted while something is made in it; others may make something too.
    static let hold = SQLStatement(
        "project.hold", "SELECT \(Self.columns) FROM projects WHERE team_id = $1 AND id = $2 AND deleted_at IS NULL FOR SHARE")

    static let rename = SQLStatement(
        "project.rename",
        """
        UPDATE projects SET name = $3, revision = revision + 1, updated_at = now()
        WHERE team_id = $1 AND id = $2 AND deleted_at IS NULL RETURNING \(Self.columns)
        """)

    static let delete = SQLStatement(
        "project.delete",
        "UPDATE projects SET deleted_at = now(), revision = revision + 1 WHERE team_id = $1 AND id = $2 AND deleted_at IS NULL")

    static let deleteEnvironments = SQLStatement(
        "environment.deleteAll",
        "UPDATE environments SET deleted_at = now() WHERE team_id = $1 AND project_id = $2 AND deleted_at IS NULL")

    // A network stays while a service that could stand in it has not been removed. In pages by key: those that cannot be removed now must
    // not keep the others from their turn.
    static let environmentsToRemove = SQLStatement(
        "environment.toRemove",
        """
        SELECT e.id, e.network_name FROM environments e
        WHERE e.deleted_at IS NOT NULL AND e.removed_at IS NULL AND e.id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000')
          AND NOT EXISTS (SELECT 1 FROM applications a WHERE a.environment_id = e.id AND a.removed_at IS NULL)
        ORDER BY e.id LIMIT 100
        """)

    static let setEnvironmentRemoved = SQLStatement(
        "environment.setRemoved", "UPDATE environments SET removed_at = now() WHERE id = $1 AND deleted_at IS NOT NULL")

    static let hasApplications = SQLStatement(
        "project.hasApplications",
        "SELECT EXISTS (SELECT 1 FROM applications WHERE team_id = $1 AND project_id = $2 AND deleted_at IS NULL)")

    static let insertEnvironment = SQLStatement(
        "environment.insert",
        """
        INSERT INTO environments (id, team_id, project_id, slug, network_name) VALUES ($1, $2, $3, $4, $5)
        RETURNING id, project_id, slug, network_name, created_at
        """)

    static let environments = SQLStatement(
        "environment.list",
        """
        SELECT id, project_id, slug, network_name, created_at FROM environments
        WHERE team_id = $1 AND project_id = $2 AND deleted_at IS NULL AND ($3::text IS NULL OR slug = $3) ORDER BY id DESC
        """)

    static let all = [
        Self.insert, Self.find, Self.list, Self.lock, Self.hold, Self.rename, Self.delete, Self.hasApplications, Self.insertEnvironment,
        Self.environments, Self.deleteEnvironments, Self.environmentsToRemove, Self.setEnvironmentRemoved,
    ]
}
