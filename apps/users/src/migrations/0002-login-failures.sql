-- By the SHA-256 of the email, so that an unknown account waits like a known one.
CREATE TABLE login_failures (
  account bytea PRIMARY KEY CHECK (octet_length(account) = 32),
  count integer NOT NULL CHECK (count > 0),
  blocked_until timestamptz NOT NULL,
  last_at timestamptz NOT NULL
);

CREATE INDEX login_failures_by_age ON login_failures (last_at);
