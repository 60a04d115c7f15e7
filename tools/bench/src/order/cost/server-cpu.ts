import type { Client } from 'pg';
import type { ProcessStat } from '../../process-stat.ts';
import { processStat } from '../../process-usage.ts';
import type { Session } from './reading.ts';

interface ServerCpu {
  /** CPU time in milliseconds of all processes of the server, also of those that have exited. */
  readonly total: number;
  readonly sessions: readonly Session[];
}

/** Reads the CPU times of a PostgreSQL server; zeros where the system does not provide them. */
export async function readServerCpu(client: Client): Promise<ServerCpu> {
  const { rows } = await client.query<{ readonly pid: number; readonly datname: string | null }>(
    'SELECT pid, datname FROM pg_stat_activity',
  );
  const running = rows.flatMap(({ pid, datname }) => {
    const stat = statOf(pid);
    return stat ? [{ pid, database: datname, stat }] : [];
  });
  const [first] = running;
  const postmaster = first && statOf(first.stat.parent);
  const seconds = running.reduce((sum, { stat }) => sum + stat.cpu, 0);
  return {
    total: (seconds + (postmaster?.cpu ?? 0) + (postmaster?.childCpu ?? 0)) * 1_000,
    sessions: running.flatMap(({ pid, database, stat }) =>
      database === null ? [] : [{ pid, database, cpu: stat.cpu * 1_000 }],
    ),
  };
}

/** A process may exit before it is read; its time is then among that of the postmaster's children. */
function statOf(pid: number): ProcessStat | undefined {
  try {
    return processStat(pid);
  } catch {
    return undefined;
  }
}
