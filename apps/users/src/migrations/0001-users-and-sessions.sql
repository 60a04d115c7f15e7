CREATE TABLE users (
  id uuid PRIMARY KEY,
  email text UNIQUE CHECK (email = lower(email)),
  name text,
  role text NOT NULL CHECK (role IN ('shopper', 'admin')),
  password_hash text,
  -- Rises when the password changes, not when the same one is hashed anew.
  password_version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  CONSTRAINT deleted_users_keep_no_personal_data CHECK (
    num_nonnulls(email, name, password_hash) = CASE WHEN deleted_at IS NULL THEN 3 ELSE 0 END
  )
);

-- A session is the family of all refresh tokens that came from one login. It ends by being deleted.
CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users,
  expires_at timestamptz NOT NULL
);

CREATE INDEX sessions_of_a_user ON sessions (user_id);
CREATE INDEX sessions_by_end ON sessions (expires_at);

CREATE TABLE refresh_tokens (
  hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
  session_id uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);

CREATE INDEX refresh_tokens_of_a_session ON refresh_tokens (session_id);
