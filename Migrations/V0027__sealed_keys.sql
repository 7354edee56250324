-- Master keys can be changed: a sealed value may be wrapped by another key, and nothing else of an immutable row may change.

-- The identifier of the master key by which a sealed value is wrapped: it stands in the value itself, behind its own length.
CREATE FUNCTION sealed_key(sealed bytea) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN length(sealed) > 2 THEN encode(substring(sealed FROM 3 FOR get_byte(sealed, 1)), 'escape') ELSE '' END
$$;

-- What is sealed, behind version, key identifier and the wrapped key of 60 bytes: a rotation leaves it as it is.
CREATE FUNCTION sealed_payload(sealed bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN length(sealed) > 2 THEN substring(sealed FROM 63 + get_byte(sealed, 1)) ELSE sealed END
$$;

CREATE FUNCTION refuse_change_but_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.sealed_value IS NULL OR NEW.sealed_value IS NULL OR sealed_key(OLD.sealed_value) = sealed_key(NEW.sealed_value)
        OR sealed_payload(OLD.sealed_value) <> sealed_payload(NEW.sealed_value)
        OR to_jsonb(OLD) - 'sealed_value' IS DISTINCT FROM to_jsonb(NEW) - 'sealed_value' THEN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;

-- After the update: before it, generated columns have no value yet.
DROP TRIGGER configuration_variables_immutable ON configuration_variables;
CREATE TRIGGER configuration_variables_immutable AFTER UPDATE ON configuration_variables
    FOR EACH ROW EXECUTE FUNCTION refuse_change_but_key();
DROP TRIGGER shared_variables_immutable ON shared_variables;
CREATE TRIGGER shared_variables_immutable AFTER UPDATE ON shared_variables
    FOR EACH ROW EXECUTE FUNCTION refuse_change_but_key();

-- Keys of the installation that must outlive its master keys, by which they are sealed.
CREATE TABLE installation_keys (
    name text PRIMARY KEY,
    sealed bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
