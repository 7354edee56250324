import Postgres

/// What removes for good.
///
/// Whatever was deleted inside of a thing was deleted before it, so all of it goes with it.
enum PurgeStatements {
    // Nobody waits for whoever restores in this moment: its deletion is none any more.
    static let begin = SQLStatement(
        "purge.begin",
        """
        UPDATE deletions SET purging_at = now() WHERE id IN (
            SELECT id FROM deletions WHERE purging_at IS NULL AND deleted_at <= now() - make_interval(days => $1::int) FOR UPDATE SKIP LOCKED)
        """)
    static let page = SQLStatement(
        "purge.page",
        """
        SELECT id, team_id, kind, object_id FROM deletions
        WHERE purging_at IS NOT NULL AND id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000') ORDER BY id LIMIT 100
        """)
    static let applicationsOfTeam = Self.applications("OfTeam", within: "team_id")
    static let applicationsOfProject = Self.applications("OfProject", within: "project_id")
    static let applicationsOfEnvironment = Self.applications("OfEnvironment", within: "environment_id")
    static let applicationsOfApplication = Self.applications("OfApplication", within: "id")
    static let environmentsOfTeam = Self.environments("OfTeam", within: "team_id")
    static let environmentsOfProject = Self.environments("OfProject", within: "project_id")
    static let environmentsOfEnvironment = Self.environments("OfEnvironment", within: "id")
    static let projectsOfTeam = SQLStatement("purge.projectsOfTeam", "SELECT id FROM projects WHERE team_id = $1 AND $2::uuid = team_id")
    static let projectsOfProject = SQLStatement("purge.projectsOfProject", "SELECT id FROM projects WHERE team_id = $1 AND id = $2")

    // What an application leaves behind, in the order in which one names the other.
    static let logs = SQLStatement(
        "purge.logs",
        """
        DELETE FROM deployment_logs l USING deployments d
        WHERE d.team_id = $1 AND d.application_id = $2 AND l.deployment_id = d.id AND l.day = (d.created_at AT TIME ZONE 'UTC')::date
        """)
    static let events = SQLStatement(
        "purge.events",
        "DELETE FROM deployment_events e USING deployments d WHERE d.team_id = $1 AND d.application_id = $2 AND e.deployment_id = d.id")
    static let releases = Self.rows("releases")
    static let deployments = Self.rows("deployments")
    static let variables = Self.rows("configuration_variables")
    static let configurations = Self.rows("configuration_versions")
    static let domains = Self.rows("domains")
    static let application = SQLStatement(
        "purge.application", "DELETE FROM applications WHERE team_id = $1 AND id = $2 AND deleted_at IS NOT NULL AND NOT to_remove")

    static let environments = SQLStatement(
        "purge.environments",
        "DELETE FROM environments WHERE team_id = $1 AND id = ANY($2::uuid[]) AND deleted_at IS NOT NULL AND NOT to_remove")
    static let projects = SQLStatement(
        "purge.projects", "DELETE FROM projects WHERE team_id = $1 AND id = ANY($2::uuid[]) AND deleted_at IS NOT NULL")
    static let team = SQLStatement("purge.team", "DELETE FROM teams WHERE id = $1 AND deleted_at IS NOT NULL")
    static let deletions = SQLStatement(
        "purge.deletions", "DELETE FROM deletions WHERE team_id = $1 AND (id = $2 OR object_id = ANY($3::uuid[]))")

    static let all = [
        Self.begin, Self.page, Self.applicationsOfTeam, Self.applicationsOfProject, Self.applicationsOfEnvironment,
        Self.applicationsOfApplication, Self.environmentsOfTeam, Self.environmentsOfProject, Self.environmentsOfEnvironment,
        Self.projectsOfTeam, Self.projectsOfProject, Self.logs, Self.events, Self.releases, Self.deployments, Self.variables,
        Self.configurations, Self.domains, Self.application, Self.environments, Self.projects, Self.team, Self.deletions,
    ]

    private static func applications(_ name: String, within column: String) -> SQLStatement {
        SQLStatement(
            "purge.applications\(name)",
            """
            SELECT a.id, a.service_name, x.volumes, a.to_remove FROM applications a JOIN deletions x ON x.id = a.deletion_id
            WHERE a.team_id = $1 AND a.\(column) = $2 ORDER BY a.id
            """)
    }

    private static func environments(_ name: String, within column: String) -> SQLStatement {
        SQLStatement("purge.environments\(name)", "SELECT id, to_remove FROM environments WHERE team_id = $1 AND \(column) = $2")
    }

    private static func rows(_ table: String) -> SQLStatement {
        SQLStatement("purge.\(table)", "DELETE FROM \(table) WHERE team_id = $1 AND application_id = $2")
    }
}
