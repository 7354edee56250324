-- The audit as a chain: each record's hash covers all its fields and the hash of the record before it. Writers do not wait for each other:
-- a record is sealed after its commit, by whoever holds the head, and until then stands in `audit_unsealed`.

CREATE INDEX audit_records_at ON audit_records (at);

-- The records that are not in the chain yet.
CREATE TABLE audit_unsealed (
    record_id bigint PRIMARY KEY
);

-- The chain, in the order in which records were sealed.
CREATE TABLE audit_seals (
    number bigint PRIMARY KEY CHECK (number >= 1),
    record_id bigint NOT NULL UNIQUE,
    -- SHA-256 of the hash before it (32 zero bytes before the first one) and the record in its canonical form.
    hash bytea NOT NULL CHECK (length(hash) = 32)
);
CREATE TRIGGER audit_seals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seals
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Where the chain ends; its lock lets one seal at a time.
CREATE TABLE audit_head (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    number bigint NOT NULL,
    hash bytea NOT NULL CHECK (length(hash) = 32)
);
INSERT INTO audit_head (number, hash) VALUES (0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION queue_audit_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit_unsealed (record_id) VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER audit_records_queued AFTER INSERT ON audit_records FOR EACH ROW EXECUTE FUNCTION queue_audit_record();

-- A field with its length before it, so that no two records have the same form; the length of what is null is -1.
CREATE FUNCTION audit_field(value bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN value IS NULL THEN int4send(-1) ELSE int4send(length(value)) || value END
$$;

-- What a record's hash covers. `AuditCanon` of the module Doctor has the same form: neither changes without the other.
CREATE FUNCTION audit_canon(entry audit_records) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT audit_field(int8send(entry.id)) || audit_field(uuid_send(entry.team_id))
        || audit_field(convert_to(entry.actor_kind, 'UTF8')) || audit_field(convert_to(entry.actor_name, 'UTF8'))
        || audit_field(convert_to(entry.action, 'UTF8')) || audit_field(convert_to(entry.resource, 'UTF8'))
        || audit_field(CASE WHEN entry.allowed THEN '\x01'::bytea ELSE '\x00'::bytea END)
        || audit_field(convert_to(entry.trace_id, 'UTF8')) || audit_field(convert_to(entry.address, 'UTF8'))
        || audit_field(int8send((extract(epoch FROM entry.at) * 1000000)::bigint))
$$;

-- Seals up to so many records, those with the lowest numbers first, and says how many; none where somebody else does it now.
CREATE FUNCTION seal_audit(most int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    head audit_head;
    entry audit_records;
    sealed int := 0;
BEGIN
    SELECT * INTO head FROM audit_head FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN RETURN 0; END IF;
    FOR entry IN
        SELECT r.* FROM audit_unsealed u JOIN audit_records r ON r.id = u.record_id ORDER BY u.record_id LIMIT most
    LOOP
        head.number := head.number + 1;
        head.hash := sha256(head.hash || audit_canon(entry));
        INSERT INTO audit_seals (number, record_id, hash) VALUES (head.number, entry.id, head.hash);
        sealed := sealed + 1;
    END LOOP;
    IF sealed > 0 THEN
        DELETE FROM audit_unsealed u USING audit_seals s WHERE s.record_id = u.record_id AND s.number > head.number - sealed;
        UPDATE audit_head SET number = head.number, hash = head.hash;
    END IF;
    RETURN sealed;
END $$;

-- What was recorded until now.
INSERT INTO audit_unsealed (record_id) SELECT id FROM audit_records;
SELECT seal_audit(2147483647);

-- Since when a token is used from an address, so that the audit tells it once an hour; what is older means nothing.
CREATE TABLE token_uses (
    token_id uuid NOT NULL REFERENCES api_tokens ON DELETE CASCADE,
    address text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (token_id, address)
);
CREATE INDEX token_uses_at ON token_uses (recorded_at);
