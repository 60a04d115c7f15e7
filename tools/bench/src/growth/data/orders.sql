INSERT INTO orders (id, user_id, payment_method, created_at)
SELECT pg_temp.id(1, n), pg_temp.id(2, n % (pg_temp.size() / 5)), 'pm_ok', pg_temp.at(n)
FROM generate_series(1, pg_temp.size()) AS n;
INSERT INTO order_line (order_id, product_id, position, quantity, name, unit_amount)
SELECT pg_temp.id(1, n), pg_temp.id(3, n), 1, 1, 'Stoneware mug', 1000 FROM generate_series(1, pg_temp.size()) AS n;
-- One in a hundred is in review, due, between two attempts, run by a task, and refunding.
INSERT INTO saga (id, state, version, total_amount, total_currency, payment_id, refunded_amount, epoch, next_attempt_at,
                  lease_owner, lease_until, updated_at)
SELECT pg_temp.id(1, n),
       CASE n % 100 WHEN 0 THEN 'NEEDS_REVIEW' WHEN 1 THEN 'RESERVING' WHEN 2 THEN 'CAPTURING' WHEN 3 THEN 'AUTHORISING'
                     WHEN 4 THEN 'REFUNDING' ELSE 'CONFIRMED' END,
       6, 1000, 'USD', pg_temp.id(4, n), 0, 1, CASE n % 100 WHEN 2 THEN now() + interval '10 years' ELSE pg_temp.at(n) END,
       CASE n % 100 WHEN 3 THEN 'another task' END, CASE n % 100 WHEN 3 THEN now() + interval '10 years' END, pg_temp.at(n)
FROM generate_series(1, pg_temp.size()) AS n;
INSERT INTO history (order_id, version, state, at)
SELECT id, n, CASE n WHEN 6 THEN state ELSE 'CAPTURING' END, updated_at FROM saga, generate_series(5, 6) AS n ORDER BY id;
INSERT INTO refund (id, order_id, amount, state, created_at)
SELECT pg_temp.id(7, n), pg_temp.id(1, n), 100, CASE n % 100 WHEN 4 THEN 'PENDING' ELSE 'SUCCEEDED' END, pg_temp.at(n)
FROM generate_series(4, pg_temp.size(), 50) AS n;
INSERT INTO idempotency (user_id, route, key, body_hash, order_id, created_at)
SELECT user_id, 'POST /api/orders', 'key-' || id, repeat('0', 64), id, created_at FROM orders ORDER BY id;
