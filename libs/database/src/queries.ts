import type { QueryConfig, QueryResult } from 'pg';
import { unavailableOr } from './failures.ts';
import type { Statement } from './statement.ts';

/** Runs statements. Every failure to reach the database arrives as the Problem `unavailable`. */
export interface Queries {
  many<V extends readonly unknown[], R>(
    statement: Statement<V, R>,
    values: V,
  ): Promise<readonly R[]>;
  maybe<V extends readonly unknown[], R>(
    statement: Statement<V, R>,
    values: V,
  ): Promise<R | undefined>;
  /** @throws Error when there is no row: then the statement is wrong, not the caller. */
  one<V extends readonly unknown[], R>(statement: Statement<V, R>, values: V): Promise<R>;
  /** Answers the number of rows that were written. */
  run<V extends readonly unknown[], R>(statement: Statement<V, R>, values: V): Promise<number>;
}

export type Transaction = Queries;

/** A pool, a client, or the pipeline. */
export interface Connection {
  query(config: QueryConfig): Promise<QueryResult>;
}

export function queriesOn(connection: Connection): Queries {
  const rows = async <R>(statement: Statement<never, R>, values: readonly unknown[]) =>
    (await perform(connection, statement, values)).rows as R[];
  return {
    many: rows,
    maybe: async (statement, values) => (await rows(statement, values))[0],
    one: async (statement, values) => {
      const [row] = await rows(statement, values);
      if (row === undefined) throw new Error(`no row came from: ${statement.text}`);
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
  try {
    return await connection.query({
      ...statement,
      values: values as unknown[],
    });
  } catch (error) {
    throw unavailableOr(error);
  }
}
