-- One in a thousand is a dead letter, and one in a hundred is due.
INSERT INTO outbox (id, aggregate, version, type, data, at, attempts, next_attempt_at, sent_at, dead_at)
SELECT pg_temp.id(6, n), 'order:' || pg_temp.id(1, n), 1, 'order.confirmed', '{"total": {"amount": 1000, "currency": "USD"}}',
       pg_temp.at(n), 1, pg_temp.at(n), CASE WHEN n % 100 <> 1 AND n % 1000 <> 0 THEN pg_temp.at(n) END,
       CASE WHEN n % 1000 = 0 THEN pg_temp.at(n) END
FROM generate_series(1, pg_temp.size()) AS n;
INSERT INTO inbox (consumer, event_id, at)
SELECT 'webhook:simulator', 'event-' || n, pg_temp.at(n) FROM generate_series(1, pg_temp.size()) AS n;
