import Postgres

/// Who has which role where.
enum BindingStatements {
    // In one order for all, before anything is changed: of two who change the owners of teams, none waits for the other one's end twice.
    static let lockOwners = SQLStatement(
        "binding.lockOwners",
        """
        SELECT count(pg_advisory_xact_lock(hashtextextended('owners:' || team, 0)))
        FROM (
            SELECT team_id AS team FROM role_bindings WHERE user_id = $1 AND origin = $2 AND project_id IS NULL
            UNION SELECT unnest($3::uuid[]) ORDER BY 1
        ) teams
        """)

    static let add = SQLStatement(
        "binding.add",
        """
        INSERT INTO role_bindings (team_id, user_id, project_id, environment_id, role, origin)
        SELECT $1, $2, $3, $4, unnest($5::text[]), $6 ON CONFLICT DO NOTHING
        """)

    // What an origin gives of whole teams; the teams that are deleted keep what they had.
    static let addOfTeams = SQLStatement(
        "binding.addOfTeams",
        """
        INSERT INTO role_bindings (team_id, user_id, role, origin)
        SELECT g.team, $1, g.role, $2 FROM unnest($3::uuid[], $4::text[]) g (team, role) ON CONFLICT DO NOTHING
        """)

    // The last owner of a team stays one, whatever the origin says.
    static let removeOthersOfTeams = SQLStatement(
        "binding.removeOthersOfTeams",
        """
        DELETE FROM role_bindings b
        WHERE b.user_id = $1 AND b.origin = $2 AND b.project_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM unnest($3::uuid[], $4::text[]) g (team, role) WHERE g.team = b.team_id AND g.role = b.role)
          AND (b.role <> 'owner' OR EXISTS (
              SELECT 1 FROM role_bindings o
              WHERE o.team_id = b.team_id AND o.project_id IS NULL AND o.role = 'owner'
                AND (o.user_id, o.origin) <> (b.user_id, b.origin)))
        """)

    static let ofOrigin = SQLStatement(
        "binding.ofOrigin",
        "SELECT team_id, role FROM role_bindings WHERE user_id = $1 AND origin = $2 AND project_id IS NULL ORDER BY team_id, role")

    static let teamsNamed = SQLStatement(
        "binding.teamsNamed", "SELECT slug, id FROM teams WHERE slug = ANY($1::text[]) AND deleted_at IS NULL")

    static let systemRoles = SQLStatement(
        "binding.systemRoles", "SELECT DISTINCT role FROM system_roles WHERE user_id = $1 ORDER BY role")

    static let addSystemRoles = SQLStatement(
        "binding.addSystemRoles",
        "INSERT INTO system_roles (user_id, role, origin) SELECT $1, unnest($3::text[]), $2 ON CONFLICT DO NOTHING")

    static let removeOtherSystemRoles = SQLStatement(
        "binding.removeOtherSystemRoles", "DELETE FROM system_roles WHERE user_id = $1 AND origin = $2 AND role <> ALL($3::text[])")

    static let all = [
        Self.lockOwners, Self.add, Self.addOfTeams, Self.removeOthersOfTeams, Self.ofOrigin, Self.teamsNamed, Self.systemRoles,
        Self.addSystemRoles, Self.removeOtherSystemRoles,
    ]
}
