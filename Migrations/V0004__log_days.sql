-- Deployment logs in partitions of a day; what the status of an application and the entity tag of a project are read from; the index of
-- the list of applications. The logs that there are are copied, which takes a while where they are many.

-- Counts the changes of the row: the entity tag, and what a change names that is meant for one state of the project.
ALTER TABLE projects ADD COLUMN revision bigint NOT NULL DEFAULT 1;

-- Set while the last roll-out that Swarm was told of left nothing good behind, whatever was asked for since.
ALTER TABLE applications ADD COLUMN restore_failed_at timestamptz;
UPDATE applications a SET restore_failed_at = v.finished_at
FROM (
    SELECT DISTINCT ON (application_id) application_id, status, finished_at FROM deployments
    WHERE status IN ('succeeded', 'rolled_back', 'rollback_failed') ORDER BY application_id, number DESC
) v
WHERE v.application_id = a.id AND v.status = 'rollback_failed';

-- The first host of an application, from the index alone.
CREATE INDEX domains_application_first ON domains (application_id, generated, id) INCLUDE (host) WHERE deleted_at IS NULL;
DROP INDEX domains_application;

ALTER TABLE deployment_logs RENAME TO deployment_logs_in_one;
ALTER INDEX deployment_logs_pkey RENAME TO deployment_logs_in_one_pkey;

-- Chunks of at most 64 KiB or one second; rows per line would not bear a chatty build.
CREATE TABLE deployment_logs (
    -- The day in UTC on which the deployment was accepted: all chunks of one log stand in one partition.
    day date NOT NULL,
    deployment_id uuid NOT NULL,
    first_sequence bigint NOT NULL,
    last_sequence bigint NOT NULL CHECK (last_sequence >= first_sequence),
    stream text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    lines text COMPRESSION lz4 NOT NULL,
    PRIMARY KEY (deployment_id, first_sequence, day)
) PARTITION BY RANGE (day);

-- Makes the partition of a day where it is missing. It is attached, which neither waits for readers and writers nor keeps them waiting.
CREATE FUNCTION add_deployment_log_day(wanted date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    partition_name text := 'deployment_logs_' || to_char(wanted, 'YYYYMMDD');
BEGIN
    IF to_regclass(partition_name) IS NOT NULL THEN
        RETURN;
    END IF;
    -- One at a time; unlike an advisory lock this one also makes the second look see what was made meanwhile.
    LOCK TABLE deployment_logs IN SHARE UPDATE EXCLUSIVE MODE;
    IF to_regclass(partition_name) IS NOT NULL THEN
        RETURN;
    END IF;
    EXECUTE format('CREATE TABLE %I (LIKE deployment_logs INCLUDING ALL)', partition_name);
    EXECUTE format(
        'ALTER TABLE deployment_logs ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', partition_name, wanted, wanted + 1);
END $$;

-- Drops the partitions of earlier days and says how many. It gives up soon where somebody reads: the next sweep drops them.
CREATE FUNCTION drop_deployment_log_days(first_kept date) RETURNS int LANGUAGE plpgsql SET lock_timeout = '2s' AS $$
DECLARE
    partition_name regclass;
    dropped int := 0;
BEGIN
    FOR partition_name IN
        SELECT c.oid::regclass FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'deployment_logs'::regclass AND c.relname < 'deployment_logs_' || to_char(first_kept, 'YYYYMMDD')
        ORDER BY c.relname
    LOOP
        EXECUTE format('DROP TABLE %s', partition_name);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
END $$;

SELECT add_deployment_log_day(d.day)
FROM (
    SELECT DISTINCT (created_at AT TIME ZONE 'UTC')::date AS day FROM deployments
    WHERE id IN (SELECT deployment_id FROM deployment_logs_in_one)
) d;
INSERT INTO deployment_logs (day, deployment_id, first_sequence, last_sequence, stream, at, lines)
SELECT (d.created_at AT TIME ZONE 'UTC')::date, l.deployment_id, l.first_sequence, l.last_sequence, l.stream, l.at, l.lines
FROM deployment_logs_in_one l JOIN deployments d ON d.id = l.deployment_id;
DROP TABLE deployment_logs_in_one;
