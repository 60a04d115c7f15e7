import { readRows } from '@quartet/postgres';

interface Table {
  /** Its database and its own name. */
  readonly name: string;
  readonly rows: number;
  /** The size with the indexes. */
  readonly bytes: number;
}

const sizes = `
  SELECT relname AS name, pg_total_relation_size(oid)::float8 AS bytes,
         (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %s', oid::regclass), false, true, '')))[1]::text::float8 AS rows
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`;

/** All tables of the services, with what they hold. */
export async function readTables(
  databases: Readonly<Record<string, string>>,
): Promise<readonly Table[]> {
  const read = Object.entries(databases).map(async ([service, url]) => {
    const { tables = [] } = await readRows(url, { tables: sizes });
    return (tables as unknown as readonly Table[]).map((table) => ({
      ...table,
      name: `${service}.${table.name}`,
    }));
  });
  return (await Promise.all(read)).flat();
}

interface Measured {
  readonly before: readonly Table[];
  readonly after: readonly Table[];
  readonly orders: number;
}

/** The growth for each order, of the tables that grow. Bytes for one are megabytes for a million. */
export function growthPerOrder({ before, after, orders }: Measured): readonly Table[] {
  const empty = { rows: 0, bytes: 0 };
  const growth = after.map(({ name, rows, bytes }) => {
    const start = before.find((table) => table.name === name) ?? empty;
    return { name, rows: (rows - start.rows) / orders, bytes: (bytes - start.bytes) / orders };
  });
  return growth.filter(({ rows }) => rows > 0);
}
