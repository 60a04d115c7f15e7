import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { cpuSeconds } from '../../process-usage.ts';
import type { Side } from '../../side.ts';
import type { Stack } from '../../stack.ts';
import { services } from '../floor.ts';
import { countersOfDatabases } from './database-counters.ts';
import type { Counters, Reading } from './reading.ts';
import { readServerCpu } from './server-cpu.ts';

/** Reads what the processes of a stack have used so far. */
export interface Meter extends AsyncDisposable {
  read(): Promise<Reading>;
}

interface MeterPlan {
  readonly stack: Stack<Side>;
  /** The superuser's URL of the server. */
  readonly url: string;
  /** The folder of the logs. */
  readonly folder: string;
}

export async function openMeter({ stack, url, folder }: MeterPlan): Promise<Meter> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const readDatabases = await countersOfDatabases(client);
  return {
    read: async () => {
      const { total, sessions } = await readServerCpu(client);
      const processes = [...services, 'provider'] as const;
      const cpu = processes.map((name) => [
        `CPU ms of ${name}`,
        cpuSeconds(stack[name].pid) * 1_000,
      ]);
      const counters = {
        ...(Object.fromEntries(cpu) as Counters),
        'CPU ms of PostgreSQL': total,
        ...(await readDatabases()),
        ...(await readLogs(folder, stack.journal)),
      };
      return { counters, sessions };
    },
    [Symbol.asyncDispose]: () => client.end(),
  };
}

/** The provider has no access log; its journal has a line for each request that moved money. */
async function readLogs(folder: string, journal: string): Promise<Counters> {
  const logs = await Promise.all(services.map((name) => readFile(join(folder, `${name}.log`))));
  const requests = logs.map((log) => count(log, '"msg":"request"'));
  return {
    'HTTP requests': sum([...requests, count(await readFile(journal), '\n')]),
    'log bytes': sum(logs.map(({ length }) => length)),
  };
}

function count(bytes: Buffer, mark: string): number {
  return bytes.toString('latin1').split(mark).length - 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
