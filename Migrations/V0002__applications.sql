-- Projects, environments, applications and their immutable configuration versions.

CREATE TABLE projects (
    id uuid PRIMARY KEY,
    team_id uuid NOT NULL REFERENCES teams,
    slug text NOT NULL CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz,
    -- Lets children name the team in their foreign key, so that a row can never mix two tenants.
    UNIQUE (team_id, id)
);
CREATE UNIQUE INDEX projects_slug ON projects (team_id, slug) WHERE deleted_at IS NULL;

CREATE TABLE environments (
    id uuid PRIMARY KEY,
    team_id uuid NOT NULL,
    project_id uuid NOT NULL,
    slug text NOT NULL CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
    network_name text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz,
    FOREIGN KEY (team_id, project_id) REFERENCES projects (team_id, id),
    UNIQUE (team_id, project_id, id)
);
CREATE UNIQUE INDEX environments_slug ON environments (project_id, slug) WHERE deleted_at IS NULL;

CREATE TABLE applications (
    id uuid PRIMARY KEY,
    team_id uuid NOT NULL,
    project_id uuid NOT NULL,
    environment_id uuid NOT NULL,
    slug text NOT NULL CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    source jsonb NOT NULL,
    build jsonb NOT NULL,
    configuration_number int NOT NULL CHECK (configuration_number >= 1),
    keep_releases int NOT NULL DEFAULT 10 CHECK (keep_releases BETWEEN 1 AND 100),
    service_name text NOT NULL UNIQUE CHECK (length(service_name) <= 63),
    -- What serves, by the last verdict; null until something did.
    live_release int,
    live_deployment_id uuid,
    live_replicas int,
    -- Hands out the numbers of deployments and releases under the row's lock.
    last_deployment int NOT NULL DEFAULT 0,
    last_release int NOT NULL DEFAULT 0,
    revision bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz,
    -- Set once the service of a deleted application is known to be gone.
    removed_at timestamptz,
    FOREIGN KEY (team_id, project_id, environment_id) REFERENCES environments (team_id, project_id, id),
    UNIQUE (team_id, id),
    CHECK ((live_release IS NULL) = (live_deployment_id IS NULL) AND (live_release IS NULL) = (live_replicas IS NULL))
);
CREATE UNIQUE INDEX applications_slug ON applications (environment_id, slug) WHERE deleted_at IS NULL;
CREATE INDEX applications_to_remove ON applications (id) WHERE deleted_at IS NOT NULL AND removed_at IS NULL;
CREATE INDEX applications_project ON applications (project_id, id) WHERE deleted_at IS NULL;

CREATE TABLE configuration_versions (
    team_id uuid NOT NULL,
    application_id uuid NOT NULL,
    number int NOT NULL CHECK (number >= 1),
    run jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (application_id, number),
    FOREIGN KEY (team_id, application_id) REFERENCES applications (team_id, id)
);

CREATE TABLE configuration_variables (
    team_id uuid NOT NULL,
    application_id uuid NOT NULL,
    configuration_number int NOT NULL,
    name text NOT NULL CHECK (name ~ '^[A-Za-z_][A-Za-z0-9_]{0,127}$'),
    plain_value text,
    -- Sealed with the AAD team|application|name|version.
    sealed_value bytea,
    -- The configuration version in which the value was set.
    version int NOT NULL,
    PRIMARY KEY (application_id, configuration_number, name),
    FOREIGN KEY (application_id, configuration_number) REFERENCES configuration_versions (application_id, number),
    FOREIGN KEY (team_id, application_id) REFERENCES applications (team_id, id),
    CHECK ((plain_value IS NULL) <> (sealed_value IS NULL))
);

CREATE TRIGGER configuration_versions_immutable BEFORE UPDATE ON configuration_versions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER configuration_variables_immutable BEFORE UPDATE ON configuration_variables
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE domains (
    id uuid PRIMARY KEY,
    team_id uuid NOT NULL,
    application_id uuid NOT NULL,
    host text NOT NULL CHECK (host = lower(host) AND length(host) BETWEEN 1 AND 253),
    path text NOT NULL DEFAULT '/' CHECK (path LIKE '/%'),
    generated boolean NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz,
    FOREIGN KEY (team_id, application_id) REFERENCES applications (team_id, id)
);
CREATE UNIQUE INDEX domains_host ON domains (host, path) WHERE deleted_at IS NULL;
CREATE INDEX domains_application ON domains (application_id) WHERE deleted_at IS NULL;
-- A host belongs to one team: another path of it is no way in.
CREATE FUNCTION refuse_foreign_host() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('domains:' || NEW.host, 0));
    IF EXISTS (SELECT 1 FROM domains WHERE host = NEW.host AND deleted_at IS NULL AND team_id <> NEW.team_id) THEN
        RAISE EXCEPTION 'the host belongs to another team' USING ERRCODE = 'unique_violation', CONSTRAINT = 'domains_host';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER domains_one_team BEFORE INSERT ON domains FOR EACH ROW EXECUTE FUNCTION refuse_foreign_host();
