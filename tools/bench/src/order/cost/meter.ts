import { Client } from 'pg';
import { countersOfDatabases } from './database-counters.ts';
import { type Counters, type Reading, usedBetween } from './reading.ts';
import { readServerCpu } from './server-cpu.ts';

/** Reads the counters of a PostgreSQL server, and of the processes that use it. */
export interface Meter extends AsyncDisposable {
  read(): Promise<Reading>;
}

/**
 * @param url the URL of the superuser
 * @param readOthers reads the counters of the processes that use the server
 */
export async function openMeter(
  url: string,
  readOthers: () => Promise<Counters> = () => Promise.resolve({}),
): Promise<Meter> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const readDatabases = await countersOfDatabases(client);
  return {
    read: async () => {
      const { total, sessions } = await readServerCpu(client);
      const server = { 'CPU ms of PostgreSQL': total, ...(await readDatabases()) };
      return { counters: { ...(await readOthers()), ...server }, sessions };
    },
    [Symbol.asyncDispose]: () => client.end(),
  };
}

/** Does work, and returns its result with the amounts that were used meanwhile. */
export async function withUsage<T>(
  meter: Meter,
  work: () => Promise<T>,
): Promise<T & { readonly used: Counters }> {
  const before = await meter.read();
  const result = await work();
  return { ...result, used: usedBetween(before, await meter.read()) };
}
