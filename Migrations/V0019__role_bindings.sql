-- Who has which role where. A role counts where it is bound, and in all that is below; what it allows stands in the policy.

CREATE TABLE role_bindings (
    team_id uuid NOT NULL REFERENCES teams ON DELETE CASCADE,
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    -- Both are null for the whole team, the second one for a whole project.
    project_id uuid,
    environment_id uuid CHECK (environment_id IS NULL OR project_id IS NOT NULL),
    place_id uuid NOT NULL GENERATED ALWAYS AS (coalesce(environment_id, project_id, team_id)) STORED,
    role text NOT NULL CHECK (role ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
    -- Who gave it: `local` for a member, else the provider of identities that gives it anew at each login.
    origin text NOT NULL DEFAULT 'local' CHECK (length(origin) BETWEEN 1 AND 100),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, place_id, role, origin),
    FOREIGN KEY (team_id, project_id) REFERENCES projects (team_id, id) ON DELETE CASCADE,
    FOREIGN KEY (team_id, project_id, environment_id) REFERENCES environments (team_id, project_id, id) ON DELETE CASCADE
);
CREATE INDEX role_bindings_team ON role_bindings (team_id, user_id);
CREATE INDEX role_bindings_project ON role_bindings (project_id, user_id) WHERE project_id IS NOT NULL;
CREATE INDEX role_bindings_environment ON role_bindings (environment_id) WHERE environment_id IS NOT NULL;

INSERT INTO role_bindings (team_id, user_id, role, created_at)
SELECT team_id, user_id, unnest(roles), created_at FROM team_members;

CREATE TRIGGER role_bindings_immutable BEFORE UPDATE ON role_bindings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE CONSTRAINT TRIGGER role_bindings_change_counted AFTER INSERT OR DELETE ON role_bindings
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_change_in_team();

-- What each request reads: the sum of a member's bindings. A request about a project looks into the bindings only where some are further
-- down than the team. Whoever has a role anywhere in a team has a row here; one of a project alone has no roles of the team.
ALTER TABLE team_members DROP CONSTRAINT team_members_roles_check, ADD COLUMN has_places boolean NOT NULL DEFAULT false;
COMMENT ON TABLE team_members IS 'The sum of role_bindings, kept by its triggers.';

CREATE FUNCTION sum_up_members() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    member record;
BEGIN
    FOR member IN SELECT DISTINCT team_id, user_id FROM changed ORDER BY team_id, user_id LOOP
        -- Of two transactions that change the same member, each sees what the other one did.
        PERFORM pg_advisory_xact_lock(hashtextextended('member:' || member.team_id || member.user_id, 0));
        INSERT INTO team_members (team_id, user_id, roles, has_places)
        SELECT member.team_id, member.user_id,
            coalesce(array_agg(DISTINCT b.role ORDER BY b.role) FILTER (WHERE b.project_id IS NULL), '{}'),
            bool_or(b.project_id IS NOT NULL)
        FROM role_bindings b WHERE b.team_id = member.team_id AND b.user_id = member.user_id
        HAVING count(*) > 0
        ON CONFLICT (team_id, user_id) DO UPDATE SET roles = excluded.roles, has_places = excluded.has_places;
        IF NOT FOUND THEN
            DELETE FROM team_members WHERE team_id = member.team_id AND user_id = member.user_id;
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
CREATE TRIGGER role_bindings_added AFTER INSERT ON role_bindings
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sum_up_members();
CREATE TRIGGER role_bindings_removed AFTER DELETE ON role_bindings
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION sum_up_members();

-- A server of the version before makes a team with its owner here.
CREATE FUNCTION bind_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO role_bindings (team_id, user_id, role) SELECT NEW.team_id, NEW.user_id, unnest(NEW.roles) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER team_members_bound AFTER INSERT ON team_members
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION bind_member();

-- A team keeps an owner of the whole team, also where two leave it at once: of these, the second to commit sees that the first one left.
CREATE FUNCTION keep_team_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('owners:' || OLD.team_id, 0));
    IF EXISTS (SELECT 1 FROM teams WHERE id = OLD.team_id) AND NOT EXISTS (
        SELECT 1 FROM role_bindings WHERE team_id = OLD.team_id AND project_id IS NULL AND role = 'owner') THEN
        RAISE EXCEPTION 'a team needs an owner' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'teams_owner';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER role_bindings_owner_kept AFTER DELETE ON role_bindings
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.role = 'owner' AND OLD.project_id IS NULL) EXECUTE FUNCTION keep_team_owner();

-- The roles of users in the whole installation.
CREATE TABLE system_roles (
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    role text NOT NULL CHECK (role ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
    origin text NOT NULL DEFAULT 'local' CHECK (length(origin) BETWEEN 1 AND 100),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, role, origin)
);
