import { faultPoint } from '@quartet/faults';
import type { QueryConfig, QueryResult } from 'pg';
import { isPlanOutdated, unavailable, unavailableOr } from './failures.ts';
import { prepareAnew, preparedName } from './prepared-names.ts';
import type { Statement } from './statement.ts';

/** Runs statements. Every failure to reach the database arrives as the Problem `unavailable`. */
export interface Queries {
  many<V extends readonly unknown[], R>(
    statement: Statement<V, R>,
    values: Readonly<V>,
  ): Promise<readonly R[]>;
  maybe<V extends readonly unknown[], R>(
    statement: Statement<V, R>,
    values: Readonly<V>,
  ): Promise<R | undefined>;
  /** @throws Error when there is no row: then the statement is wrong, not the caller. */
  one<V extends readonly unknown[], R>(statement: Statement<V, R>, values: Readonly<V>): Promise<R>;
  /** Answers the number of rows that were written. */
  run<V extends readonly unknown[], R>(
    statement: Statement<V, R>,
    values: Readonly<V>,
  ): Promise<number>;
}

export type Transaction = Queries;

/** A pool, a client, or the pipeline. */
export interface Connection {
  query(config: QueryConfig): Promise<QueryResult>;
  /** True while a failed statement spoils those after it. */
  readonly isTransaction?: boolean;
}

export function queriesOn(connection: Connection): Queries {
  return {
    many: async (statement, values) => (await perform(connection, statement, values)).rows,
    maybe: async (statement, values) => (await perform(connection, statement, values)).rows[0],
    one: async (statement, values) => {
      const [row] = (await perform(connection, statement, values)).rows;
      if (row === undefined) throw new Error(`no row returned by: ${statement.text}`);
      return row;
    },
    run: async (statement, values) => (await perform(connection, statement, values)).rowCount ?? 0,
  };
}

/** The one place that every statement of a service passes. */
export async function perform(
  connection: Connection,
  statement: { readonly name?: string; readonly text: string },
  values: readonly unknown[],
): Promise<QueryResult> {
  const { name = '', text } = statement;
  const query = (prepared: string) =>
    connection.query({ name: prepared, text, values: values as unknown[] });
  try {
    return await faultPoint('statement', text, async () => {
      const prepared = preparedName(name);
      try {
        return await query(prepared);
      } catch (error) {
        if (!isPlanOutdated(error)) throw error;
        prepareAnew(name, prepared);
        if (connection.isTransaction) throw unavailable(error);
        return query(preparedName(name));
      }
    });
  } catch (error) {
    throw unavailableOr(error);
  }
}
