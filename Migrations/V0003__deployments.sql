-- Deployments with their events and logs, releases, and the outbox through which work reaches the queue.

CREATE TABLE deployments (
    id uuid PRIMARY KEY,
    team_id uuid NOT NULL,
    application_id uuid NOT NULL,
    number int NOT NULL,
    kind text NOT NULL CHECK (kind IN ('deploy', 'redeploy', 'rollback', 'promote', 'scale', 'restart', 'stop', 'start')),
    status text NOT NULL CHECK (status IN (
        'queued', 'cloning', 'building', 'pushing', 'deploying', 'verifying', 'rolling_back',
        'succeeded', 'failed', 'rolled_back', 'rollback_failed', 'cancelled', 'superseded')),
    step text,
    progress int NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
    parent_id uuid REFERENCES deployments,
    release_number int,
    request jsonb NOT NULL,
    configuration_number int NOT NULL,
    commit_hash text,
    branch text,
    image text,
    trigger text NOT NULL,
    actor_kind text NOT NULL,
    actor_name text NOT NULL,
    failure jsonb,
    -- Raised by each worker that takes the deployment; a write that names an older one changes nothing.
    epoch bigint NOT NULL DEFAULT 0,
    cancel_requested_at timestamptz,
    -- The intent, written before Swarm is called: the rendered spec sealed, its hash, and Swarm's version index that it was based on.
    spec_sealed bytea,
    spec_hash text,
    version_index bigint,
    trace_id text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    finished_at timestamptz,
    FOREIGN KEY (team_id, application_id) REFERENCES applications (team_id, id),
    UNIQUE (application_id, number),
    CHECK ((finished_at IS NOT NULL) = (status IN ('succeeded', 'failed', 'rolled_back', 'rollback_failed', 'cancelled', 'superseded')))
);
CREATE UNIQUE INDEX deployments_exclusive ON deployments (application_id) WHERE status IN ('deploying', 'verifying', 'rolling_back');
CREATE INDEX deployments_unfinished ON deployments (application_id, number) WHERE finished_at IS NULL;
CREATE INDEX deployments_team ON deployments (team_id, id);
CREATE INDEX deployments_application ON deployments (application_id, id);

CREATE TABLE deployment_events (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    deployment_id uuid NOT NULL REFERENCES deployments,
    status text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX deployment_events_deployment ON deployment_events (deployment_id, id);
CREATE TRIGGER deployment_events_append_only BEFORE UPDATE OR DELETE ON deployment_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE releases (
    team_id uuid NOT NULL,
    application_id uuid NOT NULL,
    number int NOT NULL,
    image text NOT NULL CHECK (image LIKE '%@sha256:%'),
    configuration_number int NOT NULL,
    commit_hash text,
    branch text,
    deployment_id uuid NOT NULL REFERENCES deployments,
    -- Set once a deployment of it succeeded.
    good boolean NOT NULL DEFAULT false,
    -- Set once clean-up no longer keeps its image.
    expired_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (application_id, number),
    FOREIGN KEY (team_id, application_id) REFERENCES applications (team_id, id),
    FOREIGN KEY (application_id, configuration_number) REFERENCES configuration_versions (application_id, number)
);

-- Chunks of at most 64 KiB or one second; rows per line would not bear a chatty build.
CREATE TABLE deployment_logs (
    deployment_id uuid NOT NULL,
    first_sequence bigint NOT NULL,
    last_sequence bigint NOT NULL CHECK (last_sequence >= first_sequence),
    stream text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    lines text COMPRESSION lz4 NOT NULL,
    PRIMARY KEY (deployment_id, first_sequence)
);

CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    queue text NOT NULL,
    job_id text NOT NULL,
    job_group text,
    payload text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
-- Wakes the relay in the moment of the commit; its timer is the fallback.
CREATE FUNCTION announce_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NOTIFY roost_outbox;
    RETURN NULL;
END $$;
CREATE TRIGGER outbox_announced AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION announce_outbox();

-- Wakes the reconciler where what the ingress routes, or what may run at all, has changed.
CREATE FUNCTION announce_cluster() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NOTIFY roost_cluster;
    RETURN NULL;
END $$;
CREATE TRIGGER domains_announced AFTER INSERT OR UPDATE ON domains FOR EACH STATEMENT EXECUTE FUNCTION announce_cluster();
CREATE TRIGGER applications_announced AFTER UPDATE OF deleted_at, live_release, live_replicas ON applications
    FOR EACH STATEMENT EXECUTE FUNCTION announce_cluster();
