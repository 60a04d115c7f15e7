import { readRows } from '@quartet/postgres';

interface Relation {
  readonly name: string;
  readonly kind: 'r' | 'v';
  readonly query: string;
  readonly columns: string;
}

const relations = `
  SELECT quote_ident(relname) AS name, relkind AS kind,
         CASE relkind WHEN 'v' THEN rtrim(pg_get_viewdef(oid), ';') END AS query,
         (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
          WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped) AS columns
  FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')
  ORDER BY relkind, relname`;

/** The migrations that add a column to each table and view of a database, by file name. */
export async function addColumnMigrations(
  url: string,
  column: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows = [] } = await readRows(url, { rows: relations });
  return new Map(
    (rows as unknown as readonly Relation[]).map((relation, index) => [
      `${9_000 + index}-${column}-${relation.name}.sql`,
      relation.kind === 'r'
        ? `ALTER TABLE ${relation.name} ADD COLUMN ${column} text;\n`
        : `CREATE OR REPLACE VIEW ${relation.name} AS\nSELECT ${relation.columns}, NULL::text AS ${column}\nFROM (${relation.query}) AS before;\n`,
    ]),
  );
}
