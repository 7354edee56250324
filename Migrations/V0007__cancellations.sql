-- Tells the worker of a deployment at once that its end was asked for.

CREATE FUNCTION announce_cancellation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('roost_cancellation', NEW.id::text);
    RETURN NULL;
END $$;
CREATE TRIGGER deployments_cancellation_announced AFTER UPDATE OF cancel_requested_at ON deployments
    FOR EACH ROW WHEN (OLD.cancel_requested_at IS NULL AND NEW.cancel_requested_at IS NOT NULL)
    EXECUTE FUNCTION announce_cancellation();
