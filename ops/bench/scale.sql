-- 10,000 applications like one that is there, each with some deployments that succeeded: what they would have left behind, table by table.
BEGIN;
CREATE TEMP TABLE seeded ON COMMIT DROP AS
SELECT n, deletion_identifier(a.created_at + n * interval '1 millisecond') AS id, a.id AS model, a.team_id, a.project_id, a.environment_id
FROM applications a, generate_series(1, :applications) n WHERE a.id = :'model';
INSERT INTO applications (id, team_id, project_id, environment_id, slug, name, source, build, configuration_number, service_name,
    last_deployment, last_release)
SELECT s.id, s.team_id, s.project_id, s.environment_id, 'scale-' || s.n, 'Application ' || s.n, a.source, a.build, 1, 'bench-' || s.n, :deployments, :deployments
FROM seeded s JOIN applications a ON a.id = s.model;
INSERT INTO configuration_versions (team_id, application_id, number, run)
SELECT s.team_id, s.id, 1, c.run FROM seeded s JOIN configuration_versions c ON c.application_id = s.model AND c.number = 1;
INSERT INTO domains (id, team_id, application_id, host, generated)
SELECT deletion_identifier(now()), s.team_id, s.id, 'scale-' || s.n || '.bench.localhost', true FROM seeded s;
CREATE TEMP TABLE deployed ON COMMIT DROP AS
SELECT s.team_id, s.id AS application_id, d AS number, deletion_identifier(now() - interval '1 day' + (d * :applications + s.n) * interval '100 microseconds') AS id
FROM seeded s, generate_series(1, :deployments) d;
INSERT INTO deployments (id, team_id, application_id, number, kind, status, progress, release_number, request, configuration_number, trigger, actor_kind,
    actor_name, trace_id, epoch, started_at, finished_at)
SELECT id, team_id, application_id, number, 'deploy', 'succeeded', 100, number, '{"noCache": false}', 1, 'api', 'token', 'bench', repeat('0', 31) || '1', 1,
    now(), now() FROM deployed ORDER BY id;
INSERT INTO deployment_events (deployment_id, status) SELECT id, s FROM deployed, unnest(ARRAY['queued', 'deploying', 'verifying', 'succeeded']) s;
INSERT INTO releases (team_id, application_id, number, image, configuration_number, deployment_id, good)
SELECT team_id, application_id, number, 'bench@sha256:' || repeat('0', 64), 1, id, true FROM deployed;
UPDATE applications a SET live_release = d.number, live_deployment_id = d.id, live_replicas = 1
FROM deployed d WHERE d.application_id = a.id AND d.number = :deployments;
COMMIT;
-- What Postgres does by itself a while after so many writes; the measurement is not of that while.
VACUUM ANALYZE;
CHECKPOINT;
