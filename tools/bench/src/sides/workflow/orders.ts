import pg from 'pg';

/** The orders database. */
const pool = new pg.Pool({ connectionString: process.env.ORDERS_URL, max: 16 });

export interface NewOrder {
  /** The idempotency key of the request, which is the id of the workflow too. */
  readonly id: string;
  readonly userId: string;
  readonly items: readonly { readonly productId: string; readonly quantity: number }[];
  readonly paymentMethod: string;
}

export interface EndedOrder {
  readonly id: string;
  readonly status: 'confirmed' | 'rejected';
  readonly reason: string | null;
}

export async function createTables(): Promise<void> {
  await pool.query(
    `CREATE TABLE IF NOT EXISTS "order" (
       id uuid PRIMARY KEY, user_id uuid NOT NULL, items jsonb NOT NULL,
       status text NOT NULL DEFAULT 'processing', reason text,
       created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now())`,
  );
}

export async function insert({ id, userId, items }: NewOrder): Promise<void> {
  await pool.query({
    name: 'insert-order',
    text: 'INSERT INTO "order" (id, user_id, items) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    values: [id, userId, JSON.stringify(items)],
  });
}

export async function end({ id, status, reason }: EndedOrder): Promise<void> {
  await pool.query({
    name: 'end-order',
    text: `UPDATE "order" SET status = $2, reason = $3, updated_at = now()
           WHERE id = $1 AND status = 'processing'`,
    values: [id, status, reason],
  });
}
