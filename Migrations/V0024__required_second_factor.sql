-- A team can require a second factor of everybody who asks for anything of it.

ALTER TABLE teams ADD COLUMN require_second_factor boolean NOT NULL DEFAULT false;

-- Whether a password alone lets somebody in. Who has none signs in through a provider, whose matter the second factor is, or is a service
-- account.
CREATE FUNCTION lacks_second_factor(person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM users u WHERE u.id = person AND u.password_hash IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM user_totp o WHERE o.user_id = u.id AND o.confirmed_at IS NOT NULL))
$$;
