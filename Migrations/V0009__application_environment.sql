-- Whoever inserts need not know it, such as a server of the version before that still runs.
CREATE FUNCTION name_application_environment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.environment := (SELECT slug FROM environments WHERE id = NEW.environment_id);
    RETURN NEW;
END $$;

CREATE TRIGGER applications_environment_name BEFORE INSERT OR UPDATE OF environment_id ON applications
    FOR EACH ROW EXECUTE FUNCTION name_application_environment();
