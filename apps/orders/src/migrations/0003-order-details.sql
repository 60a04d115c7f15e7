-- An order as the service knows it, in one row. whole_order stays for the release before this one.
CREATE VIEW order_details AS
SELECT o.id,
       o.user_id,
       o.payment_method,
       o.expected_amount,
       o.expected_currency,
       o.created_at,
       s.state,
       s.version,
       s.reason,
       s.total_amount,
       s.total_currency,
       s.reserved_until,
       s.payment_id,
       s.refunded_amount,
       s.cancel_reason,
       s.epoch,
       s.attempts,
       s.lease_until,
       s.updated_at,
       r.id     AS refund_id,
       r.amount AS refund_amount,
       (SELECT jsonb_agg(jsonb_build_object('product_id', l.product_id, 'quantity', l.quantity,
                                            'name', l.name, 'unit_amount', l.unit_amount) ORDER BY l.position)
        FROM order_line l WHERE l.order_id = o.id) AS lines
FROM orders o
JOIN saga s ON s.id = o.id
LEFT JOIN refund r ON r.order_id = o.id AND r.state = 'PENDING';
