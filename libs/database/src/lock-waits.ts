import type pg from 'pg';

/** A lock that a session waits for, and the sessions that hold it. */
export interface LockWait {
  /** Such as `pid 4711 (role orders_app, application psql) holds a lock on product`. */
  readonly reason: string;
  /** PostgreSQL cancels an autovacuum for whoever waits for longer than its `deadlock_timeout`. */
  readonly isForAutovacuum: boolean;
}

interface Holder {
  readonly pid: number;
  readonly role: string | null;
  readonly application: string | null;
  readonly vacuums: boolean;
  readonly relation: string | null;
}

/** The role and application of each session are visible to all roles, its statement is not. */
const holdersFor = `
  SELECT holder.pid, activity.usename AS role, nullif(activity.application_name, '') AS application,
         EXISTS (SELECT FROM pg_stat_progress_vacuum vacuum WHERE vacuum.pid = holder.pid) AS vacuums,
         (SELECT relation::regclass::text FROM pg_locks WHERE pid = $1 AND NOT granted LIMIT 1) AS relation
  FROM unnest(pg_blocking_pids($1)) AS holder (pid)
  LEFT JOIN pg_stat_activity activity USING (pid)
  ORDER BY holder.pid`;

/** The high and the low half of the number are columns of their own. */
const holdersOfAdvisoryLock = `
  SELECT pid, usename AS role, nullif(application_name, '') AS application, false AS vacuums, NULL AS relation
  FROM pg_locks JOIN pg_stat_activity USING (pid)
  WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND (classid::bigint << 32) + objid::bigint = $1
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** The lock that a session waits for at the moment; undefined while it waits for none. */
export async function findLockWait(
  observer: pg.Client,
  pid: number,
): Promise<LockWait | undefined> {
  const { rows } = await observer.query<Holder>(holdersFor, [pid]);
  if (rows.length === 0) return undefined;
  const [{ relation } = { relation: null }] = rows;
  return {
    reason: reasonOf(rows, relation ? `a lock on ${relation}` : 'an older transaction'),
    isForAutovacuum: rows.every(({ role, vacuums }) => role === null && vacuums),
  };
}

/** @returns undefined when the lock was released in the meantime */
export async function findAdvisoryLockHolder(
  client: pg.Client,
  lock: number,
): Promise<string | undefined> {
  const { rows } = await client.query<Holder>(holdersOfAdvisoryLock, [lock]);
  return rows.length === 0 ? undefined : reasonOf(rows, 'the lock of the migrations');
}

function reasonOf(holders: readonly Holder[], lock: string): string {
  return `${holders.map(nameOf).join(', ')} ${holders.length === 1 ? 'holds' : 'hold'} ${lock}`;
}

function nameOf({ pid, role, application, vacuums }: Holder): string {
  if (role === null) return `pid ${pid} (${vacuums ? 'autovacuum' : 'a background process'})`;
  return `pid ${pid} (role ${role}${application === null ? '' : `, application ${application}`})`;
}
