import Model
import Postgres
import TestSupport

/// A team with a project, an environment and an application, written as a server of an earlier version did.
struct RowsOfBefore: Sendable {
    let team: TeamID
    let project: ProjectID
    let environment: EnvironmentID
    let application: ApplicationID

    static func insert(in database: PostgresDatabase, team slug: String) async throws -> Self {
        let rows = Self(team: .make(), project: .make(), environment: .make(), application: .make())
        try await database.execute(sql("INSERT INTO teams (id, slug, name) VALUES ($1, $2, $2)"), [rows.team.rawValue, slug])
        try await database.execute(
            sql("INSERT INTO projects (id, team_id, slug, name) VALUES ($1, $2, 'shop', 'Shop')"),
            [rows.project.rawValue, rows.team.rawValue])
        try await database.execute(
            sql("INSERT INTO environments (id, team_id, project_id, slug, network_name) VALUES ($1, $2, $3, 'production', $4)"),
            [rows.environment.rawValue, rows.team.rawValue, rows.project.rawValue, "net-\(rows.environment)"])
        try await database.execute(
            sql(
                """
                INSERT INTO applications (id, team_id, project_id, environment_id, slug, name, source, build, configuration_number, service_name)
                VALUES ($1, $2, $3, $4, 'web', 'Web', '{"type":"image","image":"busybox:1"}', '{}', 1, $5)
                """),
            [
                rows.application.rawValue, rows.team.rawValue, rows.project.rawValue, rows.environment.rawValue,
                "web-\(rows.application)",
            ])
        return rows
    }
}
