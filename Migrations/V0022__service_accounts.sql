-- Principals of a team that are no persons: users without an address and a password, who have roles in their team alone.

ALTER TABLE users ADD COLUMN team_id uuid REFERENCES teams ON DELETE CASCADE,
    ADD COLUMN description text CHECK (length(description) <= 200),
    -- Who made it, by name: it outlives them.
    ADD COLUMN created_by text,
    ALTER COLUMN email DROP NOT NULL;
COMMENT ON COLUMN users.team_id IS 'The team whose service account it is; null for a person.';
ALTER TABLE users DROP CONSTRAINT users_username_key,
    ADD CHECK ((team_id IS NULL) = (email IS NOT NULL)),
    ADD CHECK ((team_id IS NULL) = (created_by IS NULL)),
    ADD CHECK (team_id IS NULL OR password_hash IS NULL);
CREATE UNIQUE INDEX users_username_key ON users (username) WHERE team_id IS NULL;
CREATE UNIQUE INDEX service_accounts_name ON users (team_id, username) WHERE team_id IS NOT NULL;

CREATE FUNCTION refuse_other_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'who is a service account stays one of its team' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER users_team_kept BEFORE UPDATE OF team_id ON users
    FOR EACH ROW WHEN (OLD.team_id IS DISTINCT FROM NEW.team_id) EXECUTE FUNCTION refuse_other_team();

CREATE CONSTRAINT TRIGGER service_accounts_made_counted AFTER INSERT ON users
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.team_id IS NOT NULL) EXECUTE FUNCTION count_change_in_team();
CREATE CONSTRAINT TRIGGER service_accounts_gone_counted AFTER DELETE ON users
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.team_id IS NOT NULL) EXECUTE FUNCTION count_change_in_team();

-- Nobody signs in as one, and it owns nothing: a team must not be left to a program.
CREATE FUNCTION check_service_roles() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    home uuid := (SELECT team_id FROM users WHERE id = NEW.user_id);
BEGIN
    IF home IS NOT NULL AND (home <> NEW.team_id OR NEW.role = 'owner') THEN
        RAISE EXCEPTION 'a service account has roles of its team alone, and owns nothing'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'service_accounts_roles';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER role_bindings_service_checked BEFORE INSERT ON role_bindings FOR EACH ROW EXECUTE FUNCTION check_service_roles();

CREATE FUNCTION refuse_service_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM users WHERE id = NEW.user_id AND team_id IS NOT NULL) THEN
        RAISE EXCEPTION '% is for persons', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'service_accounts_roles';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER system_roles_person_checked BEFORE INSERT ON system_roles FOR EACH ROW EXECUTE FUNCTION refuse_service_account();
CREATE TRIGGER linked_identities_person_checked BEFORE INSERT ON linked_identities
    FOR EACH ROW EXECUTE FUNCTION refuse_service_account();
CREATE TRIGGER user_totp_person_checked BEFORE INSERT ON user_totp FOR EACH ROW EXECUTE FUNCTION refuse_service_account();

-- A token can be bound to one project. That of a service account is bound to its team, and says what it may do at most.
ALTER TABLE api_tokens ADD COLUMN project_id uuid,
    ADD FOREIGN KEY (team_id, project_id) REFERENCES projects (team_id, id) ON DELETE CASCADE,
    ADD CHECK (project_id IS NULL OR team_id IS NOT NULL);
CREATE INDEX api_tokens_project ON api_tokens (project_id) WHERE project_id IS NOT NULL;

CREATE FUNCTION check_service_token() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    home uuid := (SELECT team_id FROM users WHERE id = NEW.user_id);
BEGIN
    IF home IS NOT NULL AND (NEW.team_id IS DISTINCT FROM home OR NEW.permissions IS NULL) THEN
        RAISE EXCEPTION 'a token of a service account is bound to its team and to permissions' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER api_tokens_service_checked BEFORE INSERT ON api_tokens FOR EACH ROW EXECUTE FUNCTION check_service_token();
