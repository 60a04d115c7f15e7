import type { Client } from 'pg';
import { services } from '../floor.ts';
import type { Counters } from './reading.ts';

/** The setting of a server whose statements are counted. */
export const countedStatements = { shared_preload_libraries: 'pg_stat_statements' };

/** The WAL that the sessions have reported, at most once a second and together with their fsyncs. */
export const reportedWal = 'reported WAL bytes';

/**
 * Reads the counters of a server. Statements, commits and WAL are exact at once. Only transactions that write have an
 * id, so that ids count their commits.
 */
export async function countersOfDatabases(client: Client): Promise<() => Promise<Counters>> {
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  const text = `
    SELECT (SELECT sum(calls) FROM pg_stat_statements WHERE dbid IN (
              SELECT oid FROM pg_database WHERE datname = ANY ($1))) AS "statements",
           pg_snapshot_xmax(pg_current_snapshot())::text AS "commits that write",
           pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') AS "WAL bytes",
           (SELECT sum(fsyncs) FROM pg_stat_io WHERE object = 'wal') AS "WAL fsyncs",
           (SELECT wal_bytes FROM pg_stat_wal) AS "${reportedWal}"`;
  return async () => {
    const { rows } = await client.query<Record<string, string>>(text, [services]);
    const counters = Object.entries(rows[0] ?? {}).map(([name, value]) => [name, Number(value)]);
    return Object.fromEntries(counters) as Counters;
  };
}
