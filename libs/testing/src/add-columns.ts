import { type Database, openDatabase, statement } from '@quartet/database';
import { testConfig } from './test-config.ts';
import type { TestDatabase } from './test-database.ts';

const addColumnsOfAll = statement<[]>(
  `DO $$
   DECLARE
     relation record;
   BEGIN
     FOR relation IN
       SELECT c.oid::regclass AS name, c.relkind AS kind, rtrim(pg_get_viewdef(c.oid), ';') AS query,
              (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)
               FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS columns
       FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v') ORDER BY c.relkind
     LOOP
       IF relation.kind = 'r' THEN
         EXECUTE format('ALTER TABLE %s ADD COLUMN added text', relation.name);
       ELSE
         EXECUTE format('CREATE OR REPLACE VIEW %s AS SELECT %s, NULL::text AS added FROM (%s) AS before',
                        relation.name, relation.columns, relation.query);
       END IF;
     END LOOP;
   END $$`,
);

/** Adds a column to each table and view, as a migration of the next release does while this one runs. */
export async function addColumns({ settings }: TestDatabase): Promise<void> {
  const { config, log } = testConfig({
    ...settings,
    DATABASE_URL: settings.MIGRATIONS_DATABASE_URL,
  });
  const owner: Database = openDatabase(config, log);
  await owner.run(addColumnsOfAll, []);
  await owner.close();
}
