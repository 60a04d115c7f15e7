-- no transaction
-- Accounts that wait for their owner stay, and would be read again by each sweep.
DROP INDEX CONCURRENTLY IF EXISTS login_failures_unlocked_by_age;
CREATE INDEX CONCURRENTLY login_failures_unlocked_by_age ON login_failures (last_at)
  WHERE blocked_until < 'infinity';
