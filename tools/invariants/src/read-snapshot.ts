import { readFileSync } from 'node:fs';
import { databaseOf } from '@quartet/local-client/ready';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import { readRows, type Row } from '@quartet/postgres';
import type { Rows } from './snapshot.ts';
import { tables } from './tables.ts';

/** The databases and the journal of a running system, as in `ready.json`. */
export interface DataSources extends Pick<ReadyContent, 'databases'> {
  readonly provider: Pick<ReadyContent['provider'], 'journal'>;
}

export async function readSnapshot(sources: DataSources): Promise<Rows> {
  const names = [...new Set(Object.values(tables).map(({ database }) => database))];
  const read = names.map((name) => readRows(databaseOf(sources, name), queriesOf(name)));
  const journal = readJournal(sources.provider.journal);
  return Object.assign({ journal }, ...(await Promise.all(read))) as Rows;
}

function queriesOf(database: string): Readonly<Record<string, string>> {
  const own = Object.entries(tables).filter(([, table]) => table.database === database);
  return Object.fromEntries(own.map(([name, { query }]) => [name, query]));
}

/** Reads the journal. A torn last line is ignored: the simulator responds only after a line is on disk. */
function readJournal(path: string): readonly Row[] {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => {
    const { orderId, paymentId, ...entry } = JSON.parse(line) as Row;
    return { ...entry, order_id: orderId, payment_id: paymentId };
  });
}
