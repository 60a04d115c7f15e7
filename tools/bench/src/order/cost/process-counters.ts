import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cpuSeconds } from '../../process-usage.ts';
import type { Side } from '../../side.ts';
import type { Stack } from '../../stack.ts';
import { services } from '../floor.ts';
import type { Counters } from './reading.ts';

/**
 * Reads the counters of the services and the provider.
 * @param folder the folder of the logs
 */
export async function countersOfProcesses(stack: Stack<Side>, folder: string): Promise<Counters> {
  const processes = [...services, 'provider'] as const;
  const cpu = processes.map((name) => [`CPU ms of ${name}`, cpuSeconds(stack[name].pid) * 1_000]);
  const logs = await Promise.all(services.map((name) => readFile(join(folder, `${name}.log`))));
  // The provider has no access log; its journal has a line for each request that moved money.
  const received = await readFile(stack.journal);
  const requests = logs.map((log) => count(log, '"msg":"request"'));
  return {
    ...(Object.fromEntries(cpu) as Counters),
    'HTTP requests': sum([...requests, count(received, '\n')]),
    'log bytes': sum(logs.map(({ length }) => length)),
  };
}

function count(bytes: Buffer, mark: string): number {
  return bytes.toString('latin1').split(mark).length - 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
