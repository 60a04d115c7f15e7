-- A user for five rows, and half of the sessions have ended.
INSERT INTO users (id, email, name, role, password_hash, created_at)
SELECT pg_temp.id(2, n), 'user-' || n || '@example.com', 'Ada', CASE n WHEN 1 THEN 'admin' ELSE 'shopper' END, 'hash', pg_temp.at(n * 5)
FROM generate_series(1, pg_temp.size() / 5) AS n;
INSERT INTO sessions (id, user_id, expires_at, logged_in_at, issued_at)
SELECT pg_temp.id(5, n), pg_temp.id(2, 1 + n % (pg_temp.size() / 5)),
       CASE WHEN n % 2 = 0 THEN pg_temp.at(n) ELSE now() + interval '10 years' END, now(), now()
FROM generate_series(1, pg_temp.size()) AS n;
INSERT INTO refresh_tokens (hash, session_id, expires_at)
SELECT sha256(n::text::bytea), pg_temp.id(5, n), now() + interval '10 years' FROM generate_series(1, pg_temp.size()) AS n;
INSERT INTO revocations (session_id, revoked_at)
SELECT pg_temp.id(8, n), pg_temp.at(n) FROM generate_series(1, pg_temp.size() / 5) AS n;
INSERT INTO login_failures (account, count, blocked_until, last_at)
SELECT sha256(('user-' || n || '@example.com')::bytea), 100,
       CASE WHEN n % 2 = 0 THEN 'infinity' ELSE pg_temp.at(n * 5) END, pg_temp.at(n * 5)
FROM generate_series(1, pg_temp.size() / 5) AS n;
