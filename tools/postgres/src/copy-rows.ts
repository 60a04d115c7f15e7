import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { withClient } from './client.ts';

export interface RowsCopy {
  /** The superuser's URL of a database, and of one with the same schema on this machine. */
  readonly from: string;
  readonly to: string;
  /** A folder that both servers may write to. */
  readonly folder: string;
  /** A statement on the copy, in its transaction. */
  readonly finish?: string | undefined;
}

interface Table {
  readonly name: string;
  readonly columns: string;
}

interface Counter {
  readonly sequence: string;
  readonly table: string;
  readonly column: string;
}

const selectTables = `
  SELECT c.relname AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  GROUP BY c.relname ORDER BY c.relname`;

const selectCounters = `
  SELECT pg_get_serial_sequence(format('%I', table_name), column_name) AS sequence,
         quote_ident(table_name) AS table, quote_ident(column_name) AS column
  FROM information_schema.columns
  WHERE table_schema = 'public' AND pg_get_serial_sequence(format('%I', table_name), column_name) IS NOT NULL`;

/**
 * Replaces the rows of every table by those of another database, all or none. Triggers and foreign keys do not look,
 * since the rows have passed them before.
 */
export async function copyRows({ from, to, folder, finish }: RowsCopy): Promise<void> {
  const tables = await withClient(from, async (client) => {
    const { rows } = await client.query<Table>(selectTables);
    for (const table of rows) await client.query(copy(table, 'TO', folder));
    return rows;
  });
  await withClient(to, async (client) => {
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    await client.query(
      `TRUNCATE ${tables.map(({ name }) => pg.escapeIdentifier(name)).join(', ')}`,
    );
    for (const table of tables) await client.query(copy(table, 'FROM', folder));
    await continueCounters(client);
    if (finish !== undefined) await client.query(finish);
    await client.query('COMMIT; ANALYZE');
  });
  for (const { name } of tables) await rm(join(folder, name));
}

function copy({ name, columns }: Table, direction: 'TO' | 'FROM', folder: string): string {
  const file = pg.escapeLiteral(join(folder, name));
  return `COPY ${pg.escapeIdentifier(name)} (${columns}) ${direction} ${file} (FORMAT binary)`;
}

async function continueCounters(client: pg.Client): Promise<void> {
  const { rows } = await client.query<Counter>(selectCounters);
  for (const { sequence, table, column } of rows) {
    const statement = `SELECT setval($1, coalesce(max(${column}), 1), max(${column}) IS NOT NULL) FROM ${table}`;
    await client.query(statement, [sequence]);
  }
}
