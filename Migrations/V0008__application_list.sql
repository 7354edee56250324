-- The list of applications is what is asked for most, and looking up each one's environment and deployments was most of its time: the
-- environment's name, which never changes, stands beside the application, held equal by the key, and what is under way in a team is
-- read once.
ALTER TABLE environments ADD UNIQUE (id, slug);
ALTER TABLE applications ADD COLUMN environment text;
UPDATE applications a SET environment = e.slug FROM environments e WHERE e.id = a.environment_id;
ALTER TABLE applications ALTER COLUMN environment SET NOT NULL,
    ADD FOREIGN KEY (environment_id, environment) REFERENCES environments (id, slug);

CREATE INDEX deployments_under_way ON deployments (team_id) INCLUDE (application_id) WHERE finished_at IS NULL;
