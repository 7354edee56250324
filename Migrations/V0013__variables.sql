-- Variables of the build and as files, and those that a project or an environment shares with its applications.

ALTER TABLE configuration_variables
    ADD COLUMN scope text NOT NULL DEFAULT 'run' CHECK (scope IN ('build', 'run', 'both')),
    ADD COLUMN form text NOT NULL DEFAULT 'env' CHECK (form IN ('env', 'file'));

-- The newest version of what it shares; 0 until something was shared.
ALTER TABLE projects ADD COLUMN variables_number int NOT NULL DEFAULT 0 CHECK (variables_number >= 0);
ALTER TABLE environments ADD COLUMN variables_number int NOT NULL DEFAULT 0 CHECK (variables_number >= 0);

-- Immutable versions, as those of applications are; one without rows shares nothing.
CREATE TABLE shared_variables (
    team_id uuid NOT NULL,
    project_id uuid NOT NULL,
    -- Null for what the whole project shares.
    environment_id uuid,
    owner_id uuid NOT NULL GENERATED ALWAYS AS (coalesce(environment_id, project_id)) STORED,
    number int NOT NULL CHECK (number >= 1),
    name text NOT NULL CHECK (name ~ '^[A-Za-z_][A-Za-z0-9_]{0,127}$'),
    plain_value text,
    -- Sealed with the AAD team|owner|name|version.
    sealed_value bytea,
    -- The version of the owner's variables in which the value was set.
    version int NOT NULL,
    scope text NOT NULL CHECK (scope IN ('build', 'run', 'both')),
    form text NOT NULL CHECK (form IN ('env', 'file')),
    PRIMARY KEY (owner_id, number, name),
    FOREIGN KEY (team_id, project_id) REFERENCES projects (team_id, id) ON DELETE CASCADE,
    FOREIGN KEY (team_id, project_id, environment_id) REFERENCES environments (team_id, project_id, id) ON DELETE CASCADE,
    CHECK ((plain_value IS NULL) <> (sealed_value IS NULL))
);
CREATE TRIGGER shared_variables_immutable BEFORE UPDATE ON shared_variables FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a deployment was accepted with, and so what its release consists of.
ALTER TABLE deployments
    ADD COLUMN project_variables int NOT NULL DEFAULT 0,
    ADD COLUMN environment_variables int NOT NULL DEFAULT 0;
ALTER TABLE releases
    ADD COLUMN project_variables int NOT NULL DEFAULT 0,
    ADD COLUMN environment_variables int NOT NULL DEFAULT 0;
