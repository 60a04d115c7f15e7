-- no transaction
DROP INDEX CONCURRENTLY IF EXISTS outbox_unsent;
CREATE INDEX CONCURRENTLY outbox_unsent ON outbox (at) WHERE sent_at IS NULL AND dead_at IS NULL;
