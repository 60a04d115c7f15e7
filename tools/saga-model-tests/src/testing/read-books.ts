import type { Database } from '@quartet/database';
import { type Rows, tables } from '@quartet/invariants';
import type { World } from './world.ts';

/** All that the services and the company have written down, over connections that are there already. */
export async function readBooks({ databases, provider }: World): Promise<Rows> {
  const read = Object.entries(tables).map(async ([name, { database, query }]) => {
    const { reads }: Database = databases[database].hand;
    return [name, await reads.many<[], Rows[string][number]>({ name, text: query }, [])] as const;
  });
  const journal = provider.entries().map(({ orderId, ...entry }) => ({
    ...entry,
    order_id: orderId,
  }));
  return { journal, ...Object.fromEntries(await Promise.all(read)) };
}
