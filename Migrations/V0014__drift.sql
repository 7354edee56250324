-- What a release's image was built from, and where what runs is not what the live release says.

-- A keyed digest of the commit's build: settings, variables and secrets. Null for images that were not built.
ALTER TABLE releases ADD COLUMN build_digest text;

CREATE TABLE application_drift (
    application_id uuid PRIMARY KEY,
    team_id uuid NOT NULL,
    -- The deployment whose tasks should run: beside another one that is live the row means nothing.
    deployment_id uuid NOT NULL,
    differences jsonb NOT NULL,
    since timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (team_id, application_id) REFERENCES applications (team_id, id) ON DELETE CASCADE
);
