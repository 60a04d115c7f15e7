import type { Database, Queries, Statement } from '@quartet/database';
import { type Explained, collectStatistics, explain } from '@quartet/postgres';
import type { TestDatabase } from './test-database.ts';

export interface Explaining {
  /** Runs each statement twice: the first time it is measured and rolled back. */
  readonly database: Database;
  /** The measurements of the statements so far. */
  readonly explained: readonly Explained[];
}

/** Collects statistics as autovacuum does, for which the role of a service has no right. */
export function analyse(database: TestDatabase): Promise<void> {
  return collectStatistics(database.superuser);
}

/** A database that reads its statements' plans, for specs on tables that grow. */
export function explaining(database: TestDatabase): Explaining {
  const explained: Explained[] = [];
  const measure = async ({ text }: { readonly text: string }, values: readonly unknown[]) => {
    if (!text.startsWith('EXPLAIN'))
      explained.push(await explain(database.superuser, { text, values }));
  };
  const measured = (queries: Queries): Queries => {
    const after =
      <T>(query: (statement: Statement<never, never>, values: never) => Promise<T>) =>
      async (statement: { readonly text: string }, values: readonly unknown[]) => {
        await measure(statement, values);
        return query(statement as Statement<never, never>, values as never);
      };
    return {
      many: after(queries.many),
      maybe: after(queries.maybe),
      one: after(queries.one),
      run: after(queries.run),
    } as Queries;
  };
  return {
    database: { ...database, ...measured(database), reads: measured(database.reads) },
    explained,
  };
}
