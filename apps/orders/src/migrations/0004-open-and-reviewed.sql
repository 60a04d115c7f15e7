-- no transaction
DROP INDEX CONCURRENTLY IF EXISTS saga_not_cancelled;
CREATE INDEX CONCURRENTLY saga_not_cancelled ON saga (id) WHERE NOT done AND cancel_requested_at IS NULL;
-- On history, since an index that reads saga.state would end HOT updates of saga.
DROP INDEX CONCURRENTLY IF EXISTS history_review;
CREATE INDEX CONCURRENTLY history_review ON history (order_id, version) WHERE state = 'NEEDS_REVIEW';
