-- Roles that teams define for themselves, in the schema of Policies/roles.yaml.

CREATE TABLE team_roles (
    team_id uuid NOT NULL REFERENCES teams ON DELETE CASCADE,
    name text NOT NULL CHECK (name ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
    summary text NOT NULL DEFAULT '' CHECK (length(summary) <= 200),
    inherits text[] NOT NULL,
    allow text[] NOT NULL,
    deny jsonb NOT NULL,
    revision bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (team_id, name)
);

-- The same name as `role` where that is one of the team's own: whoever has it keeps it from being deleted, also where both happen at once.
ALTER TABLE role_bindings ADD COLUMN team_role text CHECK (team_role = role),
    ADD CONSTRAINT role_bindings_team_role FOREIGN KEY (team_id, team_role) REFERENCES team_roles (team_id, name);
CREATE INDEX role_bindings_team_role ON role_bindings (team_id, team_role) WHERE team_role IS NOT NULL;

-- Which edition of a team's own roles counts. Every request reads it with the caller's roles, so that each server decides by the present
-- ones without being told; it is raised at the end of the transaction that changes them, as the counter beside it is.
ALTER TABLE team_changes ADD COLUMN role_edition bigint NOT NULL DEFAULT 0;

CREATE FUNCTION count_role_edition() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.team_id ELSE NEW.team_id END;
BEGIN
    UPDATE team_changes SET counter = counter + 1, role_edition = role_edition + 1 WHERE team_id = changed;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER team_roles_edition_counted AFTER INSERT OR UPDATE OR DELETE ON team_roles
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_role_edition();
