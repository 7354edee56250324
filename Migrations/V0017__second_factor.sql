-- A second factor of a login: one-time codes (RFC 6238), and codes for who lost them.

CREATE TABLE user_totp (
    user_id uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    -- Sealed, and bound to its user.
    secret bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    -- Logins need a code from here on.
    confirmed_at timestamptz,
    -- The time step of the last code that was accepted: none is accepted twice.
    last_step bigint NOT NULL DEFAULT 0
);

-- Only the SHA-256 of a code is kept.
CREATE TABLE recovery_codes (
    user_id uuid NOT NULL REFERENCES user_totp ON DELETE CASCADE,
    hash bytea NOT NULL CHECK (length(hash) = 32),
    used_at timestamptz,
    PRIMARY KEY (user_id, hash)
);
