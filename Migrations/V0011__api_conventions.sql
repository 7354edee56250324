-- What the conventions of the API stand on: a counter of the changes of each team, which is the entity tag of its lists, and the answers to
-- requests with an Idempotency-Key.

COMMENT ON COLUMN teams.revision IS 'Counts the changes of the team itself; what changes in the team is counted by team_changes.';

-- A row of its own for each team, which nobody locks but whoever counts: at the end of a transaction that holds all its other locks, so
-- that two transactions never wait for each other here. Half of each page stays free, so that a new version of a row fits beside the old.
CREATE TABLE team_changes (
    team_id uuid PRIMARY KEY REFERENCES teams ON DELETE CASCADE,
    counter bigint NOT NULL DEFAULT 1
) WITH (fillfactor = 50);
INSERT INTO team_changes (team_id) SELECT id FROM teams;

CREATE FUNCTION add_team_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO team_changes (team_id) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER teams_changes_added AFTER INSERT ON teams FOR EACH ROW EXECUTE FUNCTION add_team_changes();

-- Once for each transaction and team: a row whose newest version is of this very transaction was counted.
CREATE FUNCTION count_team_change(changed uuid) RETURNS void LANGUAGE sql AS $$
    UPDATE team_changes SET counter = counter + 1 WHERE team_id = changed AND xmin <> pg_current_xact_id()::xid
$$;
CREATE FUNCTION count_change_in_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM count_team_change(OLD.team_id);
    ELSE
        PERFORM count_team_change(NEW.team_id);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION count_change_of_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM count_team_change(NEW.id);
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER teams_change_counted AFTER UPDATE ON teams
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_change_of_team();
CREATE CONSTRAINT TRIGGER team_members_change_counted AFTER INSERT OR UPDATE OR DELETE ON team_members
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_change_in_team();
CREATE CONSTRAINT TRIGGER projects_change_counted AFTER INSERT OR UPDATE OR DELETE ON projects
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_change_in_team();
CREATE CONSTRAINT TRIGGER environments_change_counted AFTER INSERT OR UPDATE OR DELETE ON environments
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_change_in_team();
CREATE CONSTRAINT TRIGGER applications_change_counted AFTER INSERT OR UPDATE OR DELETE ON applications
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_change_in_team();
CREATE CONSTRAINT TRIGGER configuration_versions_change_counted AFTER INSERT OR DELETE ON configuration_versions
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_change_in_team();
CREATE CONSTRAINT TRIGGER domains_change_counted AFTER INSERT OR UPDATE OR DELETE ON domains
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_change_in_team();
CREATE CONSTRAINT TRIGGER deployments_change_counted AFTER INSERT OR UPDATE OR DELETE ON deployments
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_change_in_team();
CREATE CONSTRAINT TRIGGER releases_change_counted AFTER INSERT OR UPDATE OR DELETE ON releases
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_change_in_team();

-- What was answered to a request with an Idempotency-Key, written in the transaction of its effect. Neither the key nor the request can be
-- read here: the digest of the request is keyed with the key.
CREATE TABLE idempotent_answers (
    id bytea PRIMARY KEY CHECK (length(id) = 32),
    fingerprint bytea NOT NULL CHECK (length(fingerprint) = 32),
    status int NOT NULL CHECK (status BETWEEN 200 AND 299),
    -- The header fields that belong to the answer, by name.
    headers jsonb NOT NULL,
    body bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX idempotent_answers_age ON idempotent_answers (created_at);
