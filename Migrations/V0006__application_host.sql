-- The host by which an application is known, beside it: the list of applications is what is asked for most, and looking each host up was
-- more than half of its time. The trigger keeps it equal to the first of the application's domains.
ALTER TABLE applications ADD COLUMN host text;

CREATE FUNCTION first_application_host(wanted uuid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT host FROM domains WHERE application_id = wanted AND deleted_at IS NULL ORDER BY generated, id LIMIT 1
$$;

CREATE FUNCTION keep_application_host() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wanted uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.application_id ELSE NEW.application_id END;
BEGIN
    UPDATE applications SET host = first_application_host(wanted)
    WHERE id = wanted AND host IS DISTINCT FROM first_application_host(wanted);
    RETURN NULL;
END $$;

CREATE TRIGGER domains_application_host AFTER INSERT OR UPDATE OR DELETE ON domains
    FOR EACH ROW EXECUTE FUNCTION keep_application_host();

UPDATE applications SET host = first_application_host(id);
