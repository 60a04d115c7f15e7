-- no transaction
DROP INDEX CONCURRENTLY IF EXISTS payment_by_time;
CREATE INDEX CONCURRENTLY payment_by_time ON payment (created_at DESC, id DESC);
