/** A table of the snapshot: its columns, and the query that reads it from a service's database. */
interface TableSource {
  readonly database: 'orders' | 'products' | 'payments';
  readonly columns: readonly string[];
  readonly query: string;
}

const age = (column: string) => `extract(epoch FROM now() - ${column})::integer AS age`;

export const tables: Readonly<Record<string, TableSource>> = {
  whole_order: {
    database: 'orders',
    columns: ['id', 'user_id', 'state', 'done', 'version', 'total_amount', 'paid_amount', 'age'],
    query: `
      SELECT o.id, o.user_id, s.state, s.done, s.version, s.total_amount,
             CASE WHEN s.state IN ('CONFIRMED', 'REFUNDING', 'PARTIALLY_REFUNDED', 'REFUNDED')
                  THEN s.total_amount - coalesce(s.refunded_amount, 0)
                       - CASE WHEN s.dispute_state IN ('open', 'lost') THEN s.dispute_amount ELSE 0 END
                  ELSE 0 END AS paid_amount,
             ${age('s.updated_at')}
      FROM orders o JOIN saga s ON s.id = o.id`,
  },
  order_line: {
    database: 'orders',
    columns: ['order_id', 'product_id', 'quantity', 'unit_amount'],
    query: 'SELECT order_id, product_id, quantity, unit_amount FROM order_line',
  },
  history: {
    database: 'orders',
    columns: ['order_id', 'version', 'state', 'reason', 'age'],
    query: `SELECT order_id, version, state, reason, ${age('at')} FROM history`,
  },
  outbox: {
    database: 'orders',
    columns: ['aggregate', 'version', 'type', 'sent', 'dead', 'age'],
    query: `
      SELECT aggregate, version, type, sent_at IS NOT NULL AS sent, dead_at IS NOT NULL AS dead, ${age('at')}
      FROM outbox`,
  },
  idempotency: {
    database: 'orders',
    columns: ['user_id', 'route', 'key', 'order_id'],
    query: 'SELECT user_id, route, key, order_id FROM idempotency',
  },
  product: {
    database: 'products',
    columns: ['id', 'on_hand', 'reserved'],
    query: 'SELECT id, on_hand, reserved FROM product',
  },
  stock_move: {
    database: 'products',
    columns: ['product_id', 'delta'],
    query: 'SELECT product_id, delta FROM stock_move',
  },
  reservation: {
    database: 'products',
    columns: ['order_id', 'state'],
    query: 'SELECT order_id, state FROM reservation',
  },
  reservation_line: {
    database: 'products',
    columns: ['order_id', 'product_id', 'quantity'],
    query: 'SELECT order_id, product_id, quantity FROM reservation_line',
  },
  payment: {
    database: 'payments',
    columns: ['id', 'order_id', 'state', 'amount', 'captured', 'refunded', 'disputed'],
    query: 'SELECT id, order_id, state, amount, captured, refunded, disputed FROM payment',
  },
  operation: {
    database: 'payments',
    columns: ['key', 'payment_id', 'kind', 'amount', 'state', 'age'],
    query: `SELECT key, payment_id, kind, amount, state, ${age('created_at')} FROM operation`,
  },
  ledger_entry: {
    database: 'payments',
    columns: ['operation_key', 'payment_id', 'debit', 'credit', 'amount', 'currency'],
    query: 'SELECT operation_key, payment_id, debit, credit, amount, currency FROM ledger_entry',
  },
};
