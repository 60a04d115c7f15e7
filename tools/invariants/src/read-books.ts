import { readFileSync } from 'node:fs';
import { readRows, type Row } from '@quartet/postgres';
import { z } from 'zod';
import type { Rows } from './books.ts';
import { tables } from './tables.ts';

/** Where a running system keeps its books: what `ready.json` says of them. */
export const Whereabouts = z.object({
  databases: z.object({ orders: z.url(), products: z.url(), payments: z.url() }),
  provider: z.object({ journal: z.string() }),
});

export type Whereabouts = z.output<typeof Whereabouts>;

export async function readBooks({ databases, provider }: Whereabouts): Promise<Rows> {
  const names = Object.keys(databases) as (keyof typeof databases)[];
  const read = await Promise.all(names.map((name) => readRows(databases[name], queriesOf(name))));
  return Object.assign({ journal: readJournal(provider.journal) }, ...read) as Rows;
}

function queriesOf(database: string): Readonly<Record<string, string>> {
  const own = Object.entries(tables).filter(([, table]) => table.database === database);
  return Object.fromEntries(own.map(([name, { query }]) => [name, query]));
}

/** A last line that is torn has not happened: the provider answers once a line is on the disk. */
function readJournal(path: string): readonly Row[] {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => {
    const { orderId, ...entry } = JSON.parse(line) as Row;
    return { ...entry, order_id: orderId };
  });
}
