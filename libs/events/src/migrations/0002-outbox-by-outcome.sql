-- no transaction
DROP INDEX CONCURRENTLY IF EXISTS outbox_sent;
CREATE INDEX CONCURRENTLY outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;
DROP INDEX CONCURRENTLY IF EXISTS outbox_dead;
CREATE INDEX CONCURRENTLY outbox_dead ON outbox (id) WHERE dead_at IS NOT NULL;
