-- The networks of environments that went with their projects are removed from Swarm.

-- Set once the network of a deleted environment is known to be gone.
ALTER TABLE environments ADD COLUMN removed_at timestamptz;
UPDATE environments e SET deleted_at = p.deleted_at
FROM projects p WHERE p.id = e.project_id AND p.deleted_at IS NOT NULL AND e.deleted_at IS NULL;
CREATE INDEX environments_to_remove ON environments (id) WHERE deleted_at IS NOT NULL AND removed_at IS NULL;
CREATE INDEX applications_environment ON applications (environment_id) WHERE removed_at IS NULL;
