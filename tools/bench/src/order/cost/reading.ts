/** Counters that only rise, by the names that the rows of the table have. */
export type Counters = Readonly<Record<string, number>>;

export interface Session {
  readonly pid: number;
  readonly database: string;
  /** CPU time in milliseconds. */
  readonly cpu: number;
}

/** All counters at one moment. */
export interface Reading {
  readonly counters: Counters;
  /** The sessions that are open at the moment. */
  readonly sessions: readonly Session[];
}

/** The amounts used between two readings. Sessions that are open at the end are added up by their database. */
export function usedBetween(before: Reading, after: Reading): Counters {
  const earlier = new Map(before.sessions.map(({ pid, cpu }) => [pid, cpu]));
  const used: Record<string, number> = {};
  for (const [name, value] of Object.entries(after.counters))
    used[name] = value - (before.counters[name] ?? 0);
  for (const { pid, database, cpu } of after.sessions) {
    const name = sessionsOf(database);
    used[name] = (used[name] ?? 0) + cpu - (earlier.get(pid) ?? 0);
  }
  return used;
}

export function sessionsOf(database: string): string {
  return `CPU ms of the sessions of ${database}`;
}
