import { readFileSync } from 'node:fs';
import { readRows, type Row } from '@quartet/postgres';
import { z } from 'zod';
import type { Rows } from './snapshot.ts';
import { tables } from './tables.ts';

/** The databases and the journal of a running system, as in `ready.json`. */
export const DataSources = z.object({
  databases: z.object({ orders: z.url(), products: z.url(), payments: z.url() }),
  provider: z.object({ journal: z.string() }),
});

export type DataSources = z.output<typeof DataSources>;

export async function readSnapshot({ databases, provider }: DataSources): Promise<Rows> {
  const names = Object.keys(databases) as (keyof typeof databases)[];
  const read = await Promise.all(names.map((name) => readRows(databases[name], queriesOf(name))));
  return Object.assign({ journal: readJournal(provider.journal) }, ...read) as Rows;
}

function queriesOf(database: string): Readonly<Record<string, string>> {
  const own = Object.entries(tables).filter(([, table]) => table.database === database);
  return Object.fromEntries(own.map(([name, { query }]) => [name, query]));
}

/** Reads the journal. A torn last line is ignored: the simulator responds only after a line is on disk. */
function readJournal(path: string): readonly Row[] {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => {
    const { orderId, ...entry } = JSON.parse(line) as Row;
    return { ...entry, order_id: orderId };
  });
}
