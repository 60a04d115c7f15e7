-- One in a hundred is due, and one waits for its order to notice a refund.
INSERT INTO payment (id, order_id, user_id, state, amount, currency, captured, method, reference, notice, noticed, created_at, updated_at)
SELECT pg_temp.id(4, n), pg_temp.id(1, n), pg_temp.id(2, n % (pg_temp.size() / 5)),
       CASE n % 100 WHEN 1 THEN 'AUTHORISED' WHEN 3 THEN 'AUTHORISING' ELSE 'CAPTURED' END, 1000, 'USD',
       CASE n % 100 WHEN 1 THEN 0 WHEN 3 THEN 0 ELSE 1000 END, 'pm_ok', 'pi_' || n, CASE n % 100 WHEN 2 THEN 1 ELSE 0 END, 0,
       pg_temp.at(n), pg_temp.at(n)
FROM generate_series(1, pg_temp.size()) AS n;
INSERT INTO operation (key, payment_id, kind, amount, state, next_attempt_at, created_at, settled_at)
SELECT pg_temp.id(4, n)::text, pg_temp.id(4, n), 'authorise', 1000, CASE n % 100 WHEN 3 THEN 'PENDING' ELSE 'SUCCEEDED' END,
       pg_temp.at(n), pg_temp.at(n), CASE n % 100 WHEN 3 THEN NULL ELSE pg_temp.at(n) END
FROM generate_series(1, pg_temp.size()) AS n;
INSERT INTO operation (key, payment_id, kind, amount, state, next_attempt_at, created_at, settled_at)
SELECT pg_temp.id(4, n) || ':capture', pg_temp.id(4, n), 'capture', 1000, CASE n % 100 WHEN 1 THEN 'PENDING' ELSE 'SUCCEEDED' END,
       CASE n % 200 WHEN 101 THEN now() + interval '10 years' ELSE pg_temp.at(n) END,
       pg_temp.at(n), CASE n % 100 WHEN 1 THEN NULL ELSE pg_temp.at(n) END
FROM generate_series(1, pg_temp.size()) AS n WHERE n % 100 <> 3;
INSERT INTO ledger_entry (operation_key, payment_id, debit, credit, amount, currency, at)
SELECT key, payment_id, CASE kind WHEN 'capture' THEN 'held' ELSE 'customer' END, CASE kind WHEN 'capture' THEN 'receivable' ELSE 'held' END,
       amount, 'USD', created_at
FROM operation WHERE state = 'SUCCEEDED' ORDER BY created_at;
INSERT INTO review (id, kind, subject, advice, opened_at, closed_at, note)
SELECT pg_temp.id(8, n), 'amounts_differ', 'payment ' || n, 'Compare the amounts.', pg_temp.at(n),
       CASE n % 100 WHEN 1 THEN NULL ELSE pg_temp.at(n) END, CASE n % 100 WHEN 1 THEN NULL ELSE 'done' END
FROM generate_series(1, pg_temp.size(), 5) AS n;
INSERT INTO provider_movement (reference, payment_reference, payment_id, order_id, slot, kind, amount, currency, at)
SELECT 'mv_' || lpad(n::text, 9, '0'), 'pi_' || n, CASE n % 100 WHEN 0 THEN NULL ELSE pg_temp.id(4, n) END, pg_temp.id(1, n),
       'capture', 'capture', 1000, 'USD', pg_temp.at(n)
FROM generate_series(1, pg_temp.size()) AS n;
INSERT INTO reconciliation (window_from, window_to, step, finished_at)
SELECT now() - (n + 1) * interval '1 day', now() - n * interval '1 day', 'done', now() FROM generate_series(1, 40) AS n;
