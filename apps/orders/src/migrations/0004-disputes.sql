-- The latest dispute of the cardholder, and what disputes have withdrawn.
ALTER TABLE saga
  ADD COLUMN dispute_state  text   CHECK (dispute_state IN ('open', 'won', 'lost')),
  ADD COLUMN dispute_amount bigint CHECK (dispute_amount >= 0),
  ADD CONSTRAINT dispute_with_amount CHECK ((dispute_state IS NULL) = (dispute_amount IS NULL));

CREATE OR REPLACE VIEW order_details AS
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
        FROM order_line l WHERE l.order_id = o.id) AS lines,
       s.dispute_state,
       s.dispute_amount
FROM orders o
JOIN saga s ON s.id = o.id
LEFT JOIN refund r ON r.order_id = o.id AND r.state = 'PENDING';
