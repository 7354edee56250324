import Postgres

/// What deletes: locks go from the team down to its applications, as those of whoever makes something do.
enum DeletionStatements {
    // A trigger notes the deletion of each of these; what goes with it is given the same one.
    static let team = SQLStatement(
        "deletion.team",
        """
        UPDATE teams SET deleted_at = now(), revision = revision + 1 WHERE id = $1 AND id = $2 AND deleted_at IS NULL
        RETURNING deletion_id
        """)
    static let project = Self.root("project", "projects")
    static let environment = Self.root("environment", "environments")
    static let application = Self.root("application", "applications")
    static let takeVolumes = SQLStatement(
        "deletion.takeVolumes", "UPDATE deletions SET volumes = true WHERE team_id = $1 AND id = $2")

    static let projectsOfTeam = SQLStatement(
        "deletion.projectsOfTeam",
        """
        UPDATE projects SET deleted_at = now(), deletion_id = $2, revision = revision + 1
        WHERE team_id = $1 AND deleted_at IS NULL AND $3::uuid = team_id
        """)
    static let environmentsOfTeam = Self.environments("OfTeam", within: "team_id")
    static let environmentsOfProject = Self.environments("OfProject", within: "project_id")
    static let applicationsOfTeam = Self.applications("OfTeam", within: "team_id")
    static let applicationsOfProject = Self.applications("OfProject", within: "project_id")
    static let applicationsOfEnvironment = Self.applications("OfEnvironment", within: "environment_id")
    static let takeApplications = SQLStatement(
        "deletion.takeApplications",
        """
        UPDATE applications SET deleted_at = now(), deletion_id = $2, revision = revision + 1
        WHERE team_id = $1 AND id = ANY($3::uuid[]) AND deleted_at IS NULL
        """)
    static let takeDomains = SQLStatement(
        "deletion.takeDomains",
        """
        UPDATE domains SET deleted_at = now(), deletion_id = $2
        WHERE team_id = $1 AND application_id = ANY($3::uuid[]) AND deleted_at IS NULL
        """)

    // What can be restored, of each kind in the teams and projects where the caller may see it.
    static let list = SQLStatement(
        "deletion.list",
        """
        SELECT x.id, x.kind, x.object_id, x.team_id, x.project_id, x.environment, x.slug, x.name, x.volumes,
            (SELECT count(*)::int FROM projects p WHERE p.deletion_id = x.id),
            (SELECT count(*)::int FROM environments e WHERE e.deletion_id = x.id),
            (SELECT count(*)::int FROM applications a WHERE a.deletion_id = x.id), x.deleted_at
        FROM deletions x
        WHERE x.purging_at IS NULL AND ($3::uuid IS NULL OR x.project_id = $3) AND ($4::text IS NULL OR x.kind = $4)
          AND x.team_id = ANY($7::uuid[]) AND EXISTS (
              SELECT 1 FROM unnest($1::text[], $2::uuid[]) seen (kind, place)
              WHERE seen.kind = x.kind AND seen.place IN (x.team_id, x.project_id))
          AND \(PageCondition.id("x.id", below: "$5"))
        ORDER BY x.id DESC LIMIT $6
        """)
    // The teams in which a user has a role, deleted ones too, with all its roles there.
    static let memberships = Self.memberships("memberships", from: "team_members m JOIN teams t ON t.id = m.team_id", "m.user_id = $1")
    // The same for all teams, also those in which the user has none.
    static let allTeams = Self.memberships(
        "allTeams", from: "teams t LEFT JOIN team_members m ON m.team_id = t.id AND m.user_id = $1", "true")

    static let all = [
        Self.team, Self.project, Self.environment, Self.application, Self.takeVolumes, Self.projectsOfTeam, Self.environmentsOfTeam,
        Self.environmentsOfProject, Self.applicationsOfTeam, Self.applicationsOfProject, Self.applicationsOfEnvironment,
        Self.takeApplications, Self.takeDomains, Self.list, Self.memberships, Self.allTeams,
    ]

    private static func memberships(_ name: String, from: String, _ condition: String) -> SQLStatement {
        SQLStatement(
            "deletion.\(name)",
            """
            SELECT t.id, m.roles, \(IdentityStatements.placedRoles), c.role_edition, \(IdentityStatements.lacksFactor(of: "$1"))
            FROM \(from) JOIN team_changes c ON c.team_id = t.id WHERE \(condition) AND ($2::uuid IS NULL OR t.id = $2)
            """)
    }

    private static func root(_ kind: String, _ table: String) -> SQLStatement {
        SQLStatement(
            "deletion.\(kind)",
            """
            UPDATE \(table) SET deleted_at = now(), revision = revision + 1 WHERE team_id = $1 AND id = $2 AND deleted_at IS NULL
            RETURNING deletion_id
            """)
    }

    private static func environments(_ name: String, within column: String) -> SQLStatement {
        SQLStatement(
            "deletion.environments\(name)",
            """
            UPDATE environments SET deleted_at = now(), deletion_id = $2, revision = revision + 1
            WHERE team_id = $1 AND \(column) = $3 AND deleted_at IS NULL
            """)
    }

    private static func applications(_ name: String, within column: String) -> SQLStatement {
        SQLStatement(
            "deletion.applications\(name)",
            "SELECT id FROM applications WHERE team_id = $1 AND \(column) = $2 AND deleted_at IS NULL ORDER BY id FOR UPDATE")
    }
}
