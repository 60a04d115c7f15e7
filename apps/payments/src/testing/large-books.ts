import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { type Database, statement } from '@quartet/database';
import type { JournalEntry } from './provider-journal.ts';

/** Payments that are written in one statement or in one piece of a file. */
const batch = 1_000;

export const operationsPerPayment = 3;

const insertBatch = statement<[first: number, last: number]>(
  `WITH made AS (
     SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid AS id,
            ('00000000-0000-7000-9000-' || lpad(to_hex(i), 12, '0'))::uuid AS order_id,
            '00000000-0000-7000-a000-' || lpad(to_hex(i), 12, '0') AS refund_id,
            date_trunc('milliseconds', now() - interval '2 days') AS at
       FROM generate_series($1::integer, $2::integer) AS i
   ), moves AS (
     SELECT id, at, key, kind, amount, debit, credit
       FROM made, LATERAL (VALUES
              (id::text, 'authorise', 1000, 'held', 'customer'),
              (id || ':capture', 'capture', 1000, 'receivable', 'held'),
              (refund_id, 'refund', 300, 'customer', 'receivable')) AS move (key, kind, amount, debit, credit)
   ), paid AS (
     INSERT INTO payment (id, order_id, user_id, state, amount, currency, method, reference, captured, refunded,
                          created_at, updated_at)
     SELECT id, order_id, id, 'CAPTURED', 1000, 'USD', 'pm_ok', id::text, 1000, 300, at, at FROM made
   ), asked AS (
     INSERT INTO operation (key, payment_id, kind, amount, state, created_at, settled_at, next_attempt_at)
     SELECT key, id, kind, amount, 'SUCCEEDED', at, at, at FROM moves
   )
   INSERT INTO ledger_entry (operation_key, payment_id, debit, credit, amount, currency, at)
   SELECT key, id, debit, credit, amount, 'USD', at FROM moves`,
);

/** Writes the books of so many payments, each of which was authorised, captured and refunded in part. */
export async function insertLargeBooks(database: Database, payments: number): Promise<void> {
  for (let first = 0; first < payments; first += batch)
    await database.run(insertBatch, [first, Math.min(first + batch, payments) - 1]);
}

/** Writes the provider's journal of the same payments, with further entries at its end. */
export async function writeLargeJournal(
  path: string,
  payments: number,
  further: readonly JournalEntry[],
): Promise<void> {
  const file = createWriteStream(path);
  const at = new Date(Date.now() - 2 * 86_400_000).toISOString();
  const write = async (entries: readonly JournalEntry[]) => {
    const text = entries.map((entry) => `${JSON.stringify({ at, ...entry })}\n`).join('');
    if (!file.write(text)) await once(file, 'drain');
  };
  for (let first = 0; first < payments; first += batch) {
    const size = Math.min(batch, payments - first);
    await write(Array.from({ length: size }, (_payment, index) => entriesOf(first + index)).flat());
  }
  await write(further);
  file.end();
  await once(file, 'finish');
}

export function entriesOf(index: number): readonly [JournalEntry, JournalEntry, JournalEntry] {
  const id = idOf('8000', index);
  const shared = {
    ...{ paymentId: id, orderId: idOf('9000', index), currency: 'USD', outcome: 'succeeded' },
  };
  return [
    { op: 'authorise', key: id, amount: 1_000, ...shared },
    { op: 'capture', key: `${id}:capture`, amount: 1_000, ...shared },
    { op: 'refund', key: idOf('a000', index), amount: 300, ...shared },
  ];
}

function idOf(group: string, index: number): string {
  return `00000000-0000-7000-${group}-${index.toString(16).padStart(12, '0')}`;
}
