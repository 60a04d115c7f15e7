-- An order as the service knows it, in one row.
CREATE VIEW whole_order AS
SELECT o.id,
       o.user_id           AS "userId",
       o.payment_method    AS "paymentMethod",
       o.expected_amount   AS "expectedAmount",
       o.expected_currency AS "expectedCurrency",
       o.created_at        AS "createdAt",
       s.state,
       s.done,
       s.version,
       s.reason,
       s.total_amount      AS "totalAmount",
       s.total_currency    AS currency,
       s.reserved_until    AS "reservedUntil",
       s.payment_id        AS "paymentId",
       s.refunded_amount   AS "refundedAmount",
       s.cancel_reason     AS "cancelReason",
       s.epoch,
       s.attempts,
       s.lease_until       AS "leaseUntil",
       s.updated_at        AS "updatedAt",
       r.id                AS "refundId",
       r.amount            AS "refundAmount",
       (SELECT jsonb_agg(jsonb_build_object('productId', l.product_id, 'quantity', l.quantity,
                                            'name', l.name, 'unitAmount', l.unit_amount) ORDER BY l.position)
        FROM order_line l WHERE l.order_id = o.id) AS lines
FROM orders o
JOIN saga s ON s.id = o.id
LEFT JOIN refund r ON r.order_id = o.id AND r.state = 'PENDING';
