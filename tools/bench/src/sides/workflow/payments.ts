import pg from 'pg';
import { request } from 'undici';
import { z } from 'zod';

/** The payments database. */
const pool = new pg.Pool({ connectionString: process.env.PAYMENTS_URL, max: 16 });
const timeout = 3_000;
const Entry = z.object({ outcome: z.string() });

export interface Payment {
  readonly id: string;
  readonly amount: number;
  readonly method: string;
}

export async function createTables(): Promise<void> {
  await pool.query(
    `CREATE TABLE IF NOT EXISTS payment (
       id uuid, operation text, amount int NOT NULL, outcome text NOT NULL,
       created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (id, operation))`,
  );
}

export function authorise({ id, amount, method }: Payment): Promise<string> {
  const path = '/payments';
  return perform({ id, amount, operation: 'authorise', path, more: { paymentId: id, method } });
}

export function capture({ id, amount }: Payment): Promise<string> {
  return perform({ id, amount, operation: 'capture', path: `/payments/${id}/capture` });
}

export function cancel({ id, amount }: Payment): Promise<string> {
  return perform({ id, amount, operation: 'void', path: `/payments/${id}/void` });
}

interface Operation {
  readonly id: string;
  readonly amount: number;
  readonly operation: string;
  readonly path: string;
  readonly more?: object;
}

/** Returns what the provider has decided; the same key is sent however often the step is tried. */
async function perform({ id, amount, operation, path, more }: Operation): Promise<string> {
  const { statusCode, body } = await request(`${process.env.PROVIDER_URL}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `${id}:${operation}` },
    body: JSON.stringify({ orderId: id, amount, currency: 'USD', ...more }),
    signal: AbortSignal.timeout(timeout),
  });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`the provider returned ${statusCode}: ${text}`);
  const { outcome } = Entry.parse(JSON.parse(text));
  await pool.query({
    name: 'insert-payment',
    text: `INSERT INTO payment (id, operation, amount, outcome) VALUES ($1, $2, $3, $4)
           ON CONFLICT DO NOTHING`,
    values: [id, operation, amount, outcome],
  });
  return outcome;
}
