-- Once there is an operator of the installation, there stays one, also where two leave at once: the second to commit sees that the first
-- one left.
CREATE FUNCTION keep_operator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('operators', 0));
    IF NOT EXISTS (
        SELECT 1 FROM system_roles s JOIN users u ON u.id = s.user_id WHERE s.role = 'operator' AND u.suspended_at IS NULL) THEN
        RAISE EXCEPTION 'an installation needs an operator' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'system_roles_operator';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER system_roles_operator_kept AFTER DELETE ON system_roles
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.role = 'operator') EXECUTE FUNCTION keep_operator();
