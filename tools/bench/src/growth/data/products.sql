-- Half of all products have the word usb, odd ones and even ones share no other word, and each has a number of its own;
-- of ten categories the first has every second product.
INSERT INTO product (id, sku, name, description, category, price_amount, price_currency, on_hand, reserved, created_at)
SELECT pg_temp.id(3, n), 'SKU-' || n,
       (ARRAY['Blue', 'Red', 'Small', 'Large', 'Old'])[1 + n % 5] || ' ' || (ARRAY['odd', 'even'])[1 + n % 2] || ' mug ' || n % 7919,
       CASE WHEN n % 4 < 2 THEN 'With usb, ' ELSE 'Without a plug, ' END || 'article ref' || n || ' of batch b' || n % 997 ||
       CASE WHEN n % (pg_temp.size() / 1000) = 0 THEN ', signed' ELSE '' END,
       'category ' || CASE WHEN n % 2 = 0 THEN 0 ELSE n % 10 END, 1 + (n::bigint * 7919) % 1000000, 'USD', 10000, 1, pg_temp.at(n)
FROM generate_series(1, pg_temp.size()) AS n;
INSERT INTO stock_move (product_id, kind, delta, moved_by, moved_at)
SELECT pg_temp.id(3, n), 'created', 10000, pg_temp.id(2, 1), pg_temp.at(n) FROM generate_series(1, pg_temp.size()) AS n;
-- One in a hundred is held, and overdue.
INSERT INTO reservation (order_id, state, expires_at, created_at)
SELECT pg_temp.id(1, n), CASE n % 100 WHEN 1 THEN 'HELD' ELSE 'COMMITTED' END, CASE n % 100 WHEN 1 THEN pg_temp.at(n) END, pg_temp.at(n)
FROM generate_series(1, pg_temp.size()) AS n;
INSERT INTO reservation_line (order_id, product_id, name, quantity, unit_amount, currency)
SELECT pg_temp.id(1, n), pg_temp.id(3, n), 'Stoneware mug', 1, 1000, 'USD' FROM generate_series(1, pg_temp.size()) AS n;
CALL index_earlier_products();
