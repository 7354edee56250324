-- People sign in through providers: who a user is there.

-- A user whom a provider vouches for may have no password.
ALTER TABLE users ALTER COLUMN password_hash DROP NOT NULL;

-- A person is known by issuer and subject together, never by an address.
CREATE TABLE linked_identities (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    -- The provider's name in the settings when it was last used, and the address that it told then.
    provider text NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
    email text,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_login_at timestamptz,
    CONSTRAINT linked_identities_person UNIQUE (issuer, subject)
);
CREATE INDEX linked_identities_user ON linked_identities (user_id, id);
