-- People sign in: sessions stand in Redis, and Postgres has the last word on whether they count.

-- A session of another epoch than its user's has ended: a new password raises it in the transaction that changes the password.
ALTER TABLE users ADD COLUMN session_epoch bigint NOT NULL DEFAULT 1;

-- Where an act came from, of those that were told: who signs in, and who is refused.
ALTER TABLE audit_records ADD COLUMN address text;
