import pg from 'pg';
import type { NewOrder } from './orders.ts';

/** The products database. */
const pool = new pg.Pool({ connectionString: process.env.PRODUCTS_URL, max: 16 });

export async function createTables(): Promise<void> {
  await pool.query(
    `CREATE TABLE IF NOT EXISTS product (
       id uuid PRIMARY KEY, sku text NOT NULL UNIQUE, name text NOT NULL, description text NOT NULL,
       category text NOT NULL, price_amount int NOT NULL, price_currency text NOT NULL,
       on_hand int NOT NULL, reserved int NOT NULL DEFAULT 0,
       CHECK (reserved >= 0 AND reserved <= on_hand));
     CREATE TABLE IF NOT EXISTS reservation (
       order_id uuid, product_id uuid REFERENCES product, quantity int NOT NULL,
       price int NOT NULL, state text NOT NULL, PRIMARY KEY (order_id, product_id))`,
  );
}

/** Holds the stock of all items or of none, and returns the total; null when there is too little. */
export async function reserve({ id, items }: NewOrder): Promise<number | null> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rowCount } = await client.query({
      name: 'reserve',
      text: `INSERT INTO reservation (order_id, product_id, quantity, price, state)
             SELECT $1, p.id, i.quantity, p.price_amount, 'HELD'
             FROM unnest($2::uuid[], $3::int[]) AS i (id, quantity) JOIN product p USING (id)
             ON CONFLICT DO NOTHING`,
      values: [id, items.map((item) => item.productId), items.map((item) => item.quantity)],
    });
    const held = rowCount === 0 ? items.length : await hold(client, id);
    const total = await totalOf(client, id);
    await client.query(held === items.length ? 'COMMIT' : 'ROLLBACK');
    client.release();
    return held === items.length ? total : null;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function hold(client: pg.PoolClient, orderId: string): Promise<number | null> {
  const { rowCount } = await client.query({
    name: 'hold',
    text: `UPDATE product p SET reserved = p.reserved + r.quantity FROM reservation r
           WHERE r.order_id = $1 AND p.id = r.product_id AND p.on_hand - p.reserved >= r.quantity`,
    values: [orderId],
  });
  return rowCount;
}

async function totalOf(client: pg.PoolClient, orderId: string): Promise<number | null> {
  const { rows } = await client.query<{ total: number | null }>({
    name: 'total',
    text: 'SELECT sum(price * quantity)::int AS total FROM reservation WHERE order_id = $1',
    values: [orderId],
  });
  return rows[0]?.total ?? null;
}

export async function commit(orderId: string): Promise<void> {
  await pool.query({
    name: 'commit',
    text: `WITH held AS (UPDATE reservation SET state = 'COMMITTED'
                         WHERE order_id = $1 AND state = 'HELD' RETURNING product_id, quantity)
           UPDATE product SET on_hand = on_hand - quantity, reserved = reserved - quantity
           FROM held WHERE id = product_id`,
    values: [orderId],
  });
}

export async function release(orderId: string): Promise<void> {
  await pool.query({
    name: 'release',
    text: `WITH held AS (UPDATE reservation SET state = 'RELEASED'
                         WHERE order_id = $1 AND state = 'HELD' RETURNING product_id, quantity)
           UPDATE product SET reserved = reserved - quantity FROM held WHERE id = product_id`,
    values: [orderId],
  });
}

export async function restock(orderId: string): Promise<void> {
  await pool.query({
    name: 'restock',
    text: `WITH sold AS (UPDATE reservation SET state = 'RESTOCKED'
                         WHERE order_id = $1 AND state = 'COMMITTED' RETURNING product_id, quantity)
           UPDATE product SET on_hand = on_hand + quantity FROM sold WHERE id = product_id`,
    values: [orderId],
  });
}
