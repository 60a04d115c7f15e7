-- no transaction
-- The ids of orders are ordered by their age.
DROP INDEX CONCURRENTLY IF EXISTS saga_open;
CREATE INDEX CONCURRENTLY saga_open ON saga (id) WHERE NOT done;
