import pg from 'pg';
import { withClient } from './client.ts';

export type Row = Readonly<Record<string, unknown>>;

const bigint = 20;

/** Amounts of money and stock are far below the largest safe integer. */
const types = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    id === bigint ? Number : pg.types.getTypeParser(id, format as 'text'),
};

/** The rows of several queries by their names, from one snapshot. */
export async function readRows(
  url: string,
  queries: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, readonly Row[]>>> {
  return withClient(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const rows: Record<string, readonly Row[]> = {};
    for (const [name, text] of Object.entries(queries)) {
      rows[name] = (await client.query<Row>({ text, types })).rows;
    }
    return rows;
  });
}
