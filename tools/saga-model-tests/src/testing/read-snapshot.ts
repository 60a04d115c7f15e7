import type { Database } from '@quartet/database';
import { type Rows, tables } from '@quartet/invariants';
import type { Services } from './services.ts';

/** Reads the rows of all services and the provider over existing connections. */
export async function readSnapshot({ databases, provider }: Services): Promise<Rows> {
  const read = Object.entries(tables).map(async ([name, { database, query }]) => {
    const { reads }: Database = databases[database].admin;
    return [name, await reads.many<[], Rows[string][number]>({ name, text: query }, [])] as const;
  });
  const journal = provider.entries().map(({ orderId, paymentId, ...entry }) => ({
    ...entry,
    order_id: orderId,
    payment_id: paymentId,
  }));
  return { journal, ...Object.fromEntries(await Promise.all(read)) };
}
