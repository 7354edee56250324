-- Deletions that can be undone. What one act of deleting took carries that act, so that undoing it brings back exactly that, and none of
-- what had been deleted before it.

-- An identifier that sorts by its moment, as those of everything else do (RFC 9562 section 5.7).
CREATE FUNCTION deletion_identifier(at timestamptz) RETURNS uuid LANGUAGE sql VOLATILE AS $$
    SELECT (substr(ticks, 1, 12) || '7' || substr(ticks, 13, 3) || '8' || substr(random, 18, 15))::uuid
    FROM (
        SELECT lpad(to_hex((extract(epoch FROM at) * 4096000)::bigint), 15, '0') AS ticks,
            replace(gen_random_uuid()::text, '-', '') AS random
    ) parts
$$;

CREATE TABLE deletions (
    id uuid PRIMARY KEY,
    team_id uuid NOT NULL REFERENCES teams ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('team', 'project', 'environment', 'application')),
    -- What was deleted; all else that carries this deletion went with it.
    object_id uuid NOT NULL,
    project_id uuid,
    environment text,
    slug text NOT NULL,
    name text NOT NULL,
    -- Whether the volumes go too once the deletion is final.
    volumes boolean NOT NULL DEFAULT false,
    deleted_at timestamptz NOT NULL DEFAULT now(),
    -- Set once it is being made final: from then on it cannot be undone.
    purging_at timestamptz
);
CREATE UNIQUE INDEX deletions_object ON deletions (object_id);
CREATE INDEX deletions_team ON deletions (team_id, id);
CREATE INDEX deletions_due ON deletions (deleted_at, id);

ALTER TABLE teams ADD COLUMN deletion_id uuid REFERENCES deletions;
ALTER TABLE projects ADD COLUMN deletion_id uuid REFERENCES deletions;
-- Without a name an environment goes by its slug.
ALTER TABLE environments ADD COLUMN deletion_id uuid REFERENCES deletions,
    ADD COLUMN name text CHECK (length(name) BETWEEN 1 AND 200),
    ADD COLUMN revision bigint NOT NULL DEFAULT 1,
    ADD COLUMN updated_at timestamptz,
    -- Whether the network of before a deletion may still be there: set by the deletion, and no deployment starts before it is gone.
    ADD COLUMN to_remove boolean NOT NULL DEFAULT false;
ALTER TABLE applications ADD COLUMN deletion_id uuid REFERENCES deletions,
    -- The same for its service.
    ADD COLUMN to_remove boolean NOT NULL DEFAULT false,
    -- What was live when its service was removed: what a restore deploys again.
    ADD COLUMN left_release int,
    ADD COLUMN left_replicas int,
    ADD CHECK ((left_release IS NULL) = (left_replicas IS NULL));
-- A host that was removed by itself has no deletion.
ALTER TABLE domains ADD COLUMN deletion_id uuid REFERENCES deletions;

-- What was deleted so far. Environments went with their projects, hosts with their applications in the same moment.
INSERT INTO deletions (id, team_id, kind, object_id, slug, name, deleted_at)
SELECT deletion_identifier(deleted_at), id, 'team', id, slug, name, deleted_at FROM teams WHERE deleted_at IS NOT NULL;
INSERT INTO deletions (id, team_id, kind, object_id, project_id, slug, name, deleted_at)
SELECT deletion_identifier(deleted_at), team_id, 'project', id, id, slug, name, deleted_at FROM projects WHERE deleted_at IS NOT NULL;
INSERT INTO deletions (id, team_id, kind, object_id, project_id, environment, slug, name, deleted_at)
SELECT deletion_identifier(deleted_at), team_id, 'application', id, project_id, environment, slug, name, deleted_at
FROM applications WHERE deleted_at IS NOT NULL;
UPDATE teams t SET deletion_id = d.id FROM deletions d WHERE d.object_id = t.id;
UPDATE projects p SET deletion_id = d.id FROM deletions d WHERE d.object_id = p.id;
UPDATE environments e SET deletion_id = p.deletion_id, to_remove = e.removed_at IS NULL
FROM projects p WHERE p.id = e.project_id AND e.deleted_at IS NOT NULL;
UPDATE applications a SET deletion_id = d.id, to_remove = a.removed_at IS NULL FROM deletions d WHERE d.object_id = a.id;
UPDATE domains m SET deletion_id = a.deletion_id
FROM applications a WHERE a.id = m.application_id AND m.deleted_at = a.deleted_at;

-- A table cannot be altered while changes of it have yet to be counted.
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE teams ADD CHECK ((deleted_at IS NULL) = (deletion_id IS NULL));
ALTER TABLE projects ADD CHECK ((deleted_at IS NULL) = (deletion_id IS NULL));
ALTER TABLE environments ADD CHECK ((deleted_at IS NULL) = (deletion_id IS NULL));
ALTER TABLE applications ADD CHECK ((deleted_at IS NULL) = (deletion_id IS NULL));
ALTER TABLE domains ADD CHECK (deletion_id IS NULL OR deleted_at IS NOT NULL);

CREATE INDEX projects_deletion ON projects (deletion_id) WHERE deletion_id IS NOT NULL;
CREATE INDEX environments_deletion ON environments (deletion_id) WHERE deletion_id IS NOT NULL;
CREATE INDEX applications_deletion ON applications (deletion_id) WHERE deletion_id IS NOT NULL;
CREATE INDEX domains_deletion ON domains (deletion_id) WHERE deletion_id IS NOT NULL;

-- Notes the deletion of what is deleted by itself; what goes with it is given the same one. Whoever deletes need not know it, such as a
-- server of the version before that still runs.
CREATE FUNCTION note_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    subject jsonb := to_jsonb(NEW);
BEGIN
    NEW.deletion_id := deletion_identifier(clock_timestamp());
    INSERT INTO deletions (id, team_id, kind, object_id, project_id, environment, slug, name, deleted_at)
    VALUES (
        NEW.deletion_id, coalesce(subject ->> 'team_id', subject ->> 'id')::uuid, TG_ARGV[0], NEW.id,
        CASE TG_ARGV[0] WHEN 'project' THEN NEW.id ELSE (subject ->> 'project_id')::uuid END,
        CASE TG_ARGV[0] WHEN 'environment' THEN NEW.slug ELSE subject ->> 'environment' END,
        NEW.slug, coalesce(subject ->> 'name', NEW.slug), NEW.deleted_at);
    RETURN NEW;
END $$;
CREATE TRIGGER teams_deletion_noted BEFORE UPDATE OF deleted_at ON teams
    FOR EACH ROW WHEN (NEW.deleted_at IS NOT NULL AND NEW.deletion_id IS NULL) EXECUTE FUNCTION note_deletion('team');
CREATE TRIGGER projects_deletion_noted BEFORE UPDATE OF deleted_at ON projects
    FOR EACH ROW WHEN (NEW.deleted_at IS NOT NULL AND NEW.deletion_id IS NULL) EXECUTE FUNCTION note_deletion('project');
CREATE TRIGGER environments_deletion_noted BEFORE UPDATE OF deleted_at ON environments
    FOR EACH ROW WHEN (NEW.deleted_at IS NOT NULL AND NEW.deletion_id IS NULL) EXECUTE FUNCTION note_deletion('environment');
CREATE TRIGGER applications_deletion_noted BEFORE UPDATE OF deleted_at ON applications
    FOR EACH ROW WHEN (NEW.deleted_at IS NOT NULL AND NEW.deletion_id IS NULL) EXECUTE FUNCTION note_deletion('application');

CREATE FUNCTION want_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.to_remove := true;
    RETURN NEW;
END $$;
CREATE TRIGGER environments_removal_wanted BEFORE UPDATE OF deleted_at ON environments
    FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL) EXECUTE FUNCTION want_removal();
CREATE TRIGGER applications_removal_wanted BEFORE UPDATE OF deleted_at ON applications
    FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL) EXECUTE FUNCTION want_removal();

DROP INDEX applications_to_remove;
DROP INDEX environments_to_remove;
DROP INDEX applications_environment;
CREATE INDEX applications_to_remove ON applications (id) WHERE to_remove;
CREATE INDEX environments_to_remove ON environments (id) WHERE to_remove;
CREATE INDEX applications_environment ON applications (environment_id);

-- A host comes back as it came: to one team, and where nobody else has it by now.
CREATE TRIGGER domains_one_team_again BEFORE UPDATE OF deleted_at ON domains
    FOR EACH ROW WHEN (OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL) EXECUTE FUNCTION refuse_foreign_host();

-- The history of what is live stays; that of what was deleted goes when the deletion is made final.
DROP TRIGGER deployment_events_append_only ON deployment_events;
CREATE TRIGGER deployment_events_append_only BEFORE UPDATE OR TRUNCATE ON deployment_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE FUNCTION refuse_removal_of_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM deployments d JOIN applications a ON a.id = d.application_id
        WHERE d.id = OLD.deployment_id AND a.deleted_at IS NULL) THEN
        RAISE EXCEPTION 'deployment_events is append-only' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER deployment_events_kept BEFORE DELETE ON deployment_events
    FOR EACH ROW EXECUTE FUNCTION refuse_removal_of_history();

-- What refers to a deployment, for the removal of many.
CREATE INDEX deployments_parent ON deployments (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX releases_deployment ON releases (deployment_id);
