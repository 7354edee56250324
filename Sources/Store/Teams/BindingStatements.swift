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

    // The member's lock is the one of the triggers: whoever reads what a member has, to change it, is alone with it from here on. That of
    // the owners comes first, as it does where a provider gives roles.
    static let lockMember = SQLStatement(
        "binding.lockMember", "SELECT count(pg_advisory_xact_lock(hashtextextended('member:' || $1::uuid || $2::uuid, 0)))")
    static let lockTeamOwners = SQLStatement(
        "binding.lockTeamOwners", "SELECT count(pg_advisory_xact_lock(hashtextextended('owners:' || $1::uuid, 0)))")

    static let members = SQLStatement(
        "binding.members",
        """
        SELECT b.user_id, u.username, m.created_at, b.role, b.origin, b.project_id, b.environment_id, u.team_id IS NOT NULL
        FROM role_bindings b JOIN users u ON u.id = b.user_id
        JOIN team_members m ON m.team_id = b.team_id AND m.user_id = b.user_id
        WHERE b.team_id = $1 AND ($2::uuid IS NULL OR b.project_id = $2) AND ($3::uuid IS NULL OR b.user_id = $3)
        ORDER BY b.user_id DESC, b.project_id NULLS FIRST, b.environment_id NULLS FIRST, b.role, b.origin
        """)

    // Whether who may be given roles of a team is a service account of it; no row for nobody, and for one of another team.
    static let principal = SQLStatement(
        "binding.principal",
        """
        SELECT team_id IS NOT NULL FROM users WHERE id = $2 AND suspended_at IS NULL AND (team_id IS NULL OR team_id = $1)
        """)

    // What members gave at one place; what is above and below it stays.
    static let removeOthersAt = SQLStatement(
        "binding.removeOthersAt",
        """
        DELETE FROM role_bindings
        WHERE team_id = $1 AND user_id = $2 AND place_id = coalesce($4::uuid, $3::uuid, $1) AND origin = $6 AND role <> ALL($5::text[])
        """)

    // All at a place and below it, whoever gave it.
    static let removeWithin = SQLStatement(
        "binding.removeWithin",
        """
        DELETE FROM role_bindings
        WHERE team_id = $1 AND user_id = $2 AND ($3::uuid IS NULL OR project_id = $3) AND ($4::uuid IS NULL OR environment_id = $4)
        """)

    static let add = SQLStatement(
        "binding.add",
        """
        INSERT INTO role_bindings (team_id, user_id, project_id, environment_id, role, origin, team_role)
        SELECT $1, $2, $3, $4, r.role, $6, CASE WHEN r.role = ANY($7::text[]) THEN r.role END FROM unnest($5::text[]) r (role)
        ON CONFLICT DO NOTHING
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
        Self.lockOwners, Self.lockMember, Self.lockTeamOwners, Self.principal, Self.members, Self.removeOthersAt, Self.removeWithin,
        Self.add, Self.addOfTeams, Self.removeOthersOfTeams, Self.ofOrigin, Self.teamsNamed, Self.systemRoles,
        Self.addSystemRoles, Self.removeOtherSystemRoles,
    ]
}
