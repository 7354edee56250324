-- Mails on their way, invitations, and the links that mails carry.

CREATE TABLE invitations (
    id uuid PRIMARY KEY,
    team_id uuid NOT NULL REFERENCES teams ON DELETE CASCADE,
    email text NOT NULL CHECK (email = lower(email)),
    roles text[] NOT NULL CHECK (cardinality(roles) > 0),
    -- Whose rights the roles may not exceed, also when the invitation is accepted.
    inviter_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    -- Raised whenever it is sent once more.
    revision bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    -- When a mail server last took the mail with its link.
    mailed_at timestamptz,
    accepted_at timestamptz,
    accepted_by uuid REFERENCES users ON DELETE SET NULL,
    revoked_at timestamptz
);
CREATE INDEX invitations_team ON invitations (team_id, id);
CREATE UNIQUE INDEX invitations_open ON invitations (team_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL;

-- What a mail says is sealed: its link lets somebody in. A row goes when its mail was sent, or given up.
CREATE TABLE mails (
    id uuid PRIMARY KEY,
    sealed bytea NOT NULL,
    invitation_id uuid REFERENCES invitations ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
);

-- Wakes the relay in the moment of the commit; its timer is the fallback.
CREATE FUNCTION announce_mail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NOTIFY roost_mail;
    RETURN NULL;
END $$;
CREATE TRIGGER mails_announced AFTER INSERT ON mails FOR EACH STATEMENT EXECUTE FUNCTION announce_mail();

-- Links to accounts: a new password, another address, or an account that there is not yet. Only the SHA-256 of a link is kept, and a used
-- one stays until it has expired: a mail that is sent twice must not make it new.
CREATE TABLE account_links (
    -- That of the mail.
    id uuid PRIMARY KEY,
    purpose text NOT NULL CHECK (purpose IN ('password', 'email', 'registration')),
    hash bytea NOT NULL UNIQUE CHECK (length(hash) = 32),
    user_id uuid REFERENCES users ON DELETE CASCADE,
    email text CHECK (email = lower(email)),
    username text,
    password_hash text,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CHECK ((purpose = 'registration') = (user_id IS NULL)),
    CHECK ((purpose = 'registration') = (username IS NOT NULL AND password_hash IS NOT NULL)),
    CHECK ((purpose = 'password') = (email IS NULL))
);
CREATE INDEX account_links_user ON account_links (user_id) WHERE user_id IS NOT NULL;
