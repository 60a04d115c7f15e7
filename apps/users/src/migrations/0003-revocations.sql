-- The login that began the session; unknown where it was before this migration.
ALTER TABLE sessions ADD COLUMN logged_in_at timestamptz;
ALTER TABLE sessions ALTER COLUMN logged_in_at SET DEFAULT now();

-- The last access token of the session.
ALTER TABLE sessions ADD COLUMN issued_at timestamptz NOT NULL DEFAULT now();

-- Sessions that ended while an access token of theirs may have lived.
CREATE TABLE revocations (
  session_id uuid PRIMARY KEY,
  revoked_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX revocations_by_age ON revocations (revoked_at);
