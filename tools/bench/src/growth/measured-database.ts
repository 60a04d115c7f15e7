import type { Database, Queries, Statement } from '@quartet/database';
import pg, { type QueryResult } from 'pg';
import { explainAgain } from './explain-again.ts';
import { mostWork, type Work } from './work.ts';

export interface MeasuredDatabase extends AsyncDisposable {
  readonly database: Database;
  /** The work of the statements so far, by their texts. */
  readonly works: ReadonlyMap<string, Work>;
}

const explained = /^\s*(WITH|SELECT|INSERT|UPDATE|DELETE)\b/;

/**
 * A database that measures each statement before it runs it, and forgets at the end what was written. Of the batches of
 * a sweep it measures the first: in our one transaction the next ones walk over what that has left.
 */
export async function measuredDatabase(url: string): Promise<MeasuredDatabase> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('BEGIN');
  const { rows } = await client.query<{ readonly pid: number }>('SELECT pg_backend_pid() AS pid');
  const pid = rows[0]?.pid ?? 0;
  const works = new Map<string, Work>();
  const isNew = firstTime();

  const perform = async (
    { name, text }: Named,
    values: readonly unknown[],
  ): Promise<QueryResult> => {
    if (!explained.test(text)) return nothing(works, text);
    return inSavepoint(client, async () => {
      if (isNew(text, values)) {
        const work = await inSavepoint(client, () =>
          explainAgain(client, pid, { name, text, values }),
        );
        works.set(text, mostWork(works.get(text), work));
      }
      return client.query(text, [...values]);
    });
  };
  const queries = {
    many: async (statement, values) => (await perform(statement, values)).rows,
    maybe: async (statement, values) => (await perform(statement, values)).rows[0],
    one: async (statement, values) => {
      const [row] = (await perform(statement, values)).rows;
      if (row === undefined) throw new Error(`no row returned by: ${statement.text}`);
      return row;
    },
    run: async (statement, values) => (await perform(statement, values)).rowCount ?? 0,
  } satisfies Queries;
  return {
    database: {
      ...queries,
      reads: queries,
      transaction: (work) => work(queries),
      migrate: () => Promise.resolve(),
      close: () => Promise.resolve(),
    },
    works,
    [Symbol.asyncDispose]: async () => {
      await client.query('ROLLBACK');
      await client.end();
    },
  };
}

/** True for the first call with these arguments. */
function firstTime(): (...args: readonly unknown[]) => boolean {
  const calls = new Set<string>();
  return (...args) => calls.size < calls.add(JSON.stringify(args)).size;
}

type Named = Pick<Statement<readonly unknown[], unknown>, 'name' | 'text'>;

/** A setting of the transaction reads no table, and comes too late in ours. */
function nothing(works: Map<string, Work>, text: string): QueryResult {
  works.set(text, { rowsRead: 0, rowsReturned: 0, buffers: 0, cpu: 0 });
  return { rows: [], rowCount: 0, command: '', oid: 0, fields: [] };
}

async function inSavepoint<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('SAVEPOINT before');
  try {
    const result = await work();
    await client.query('RELEASE before');
    return result;
  } catch (error) {
    await client.query('ROLLBACK TO before');
    await client.query('RELEASE before');
    throw error;
  }
}
