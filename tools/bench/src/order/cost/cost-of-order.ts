import { services } from '../floor.ts';
import { reportedWal } from './database-counters.ts';
import { type Counters, sessionsOf } from './reading.ts';

/** The orders of one turn, and the amount of each resource that they used. */
export interface Turn {
  readonly orders: number;
  readonly used: Counters;
}

/** The amount of each resource that was counted for one order, over all turns, in the order of the table. */
export function costOfOrder(turns: readonly Turn[]): Counters {
  const orders = turns.reduce((sum, turn) => sum + turn.orders, 0);
  const total = (name: string) => turns.reduce((sum, { used }) => sum + (used[name] ?? 0), 0);
  // Sessions report fsyncs late, with the WAL that they wrote: its share of all WAL is that of the fsyncs.
  const reported = total(reportedWal) / total('WAL bytes');
  const amountOf = (name: string) => total(name) / (name === 'WAL fsyncs' ? reported : 1);
  const counted = resources.filter((name) => turns.some(({ used }) => used[name] !== undefined));
  return Object.fromEntries(counted.map((name) => [name, amountOf(name) / orders]));
}

/** Orders per second of one core of the services and PostgreSQL. The provider is not ours, and is left out. */
export function ordersPerCore(cost: Counters): number {
  const processes = [...services, 'PostgreSQL'].map((name) => cost[`CPU ms of ${name}`] ?? 0);
  return 1_000 / processes.reduce((sum, cpu) => sum + cpu, 0);
}

const resources = [
  ...[...services, 'provider', 'PostgreSQL'].map((name) => `CPU ms of ${name}`),
  ...services.map(sessionsOf),
  ...['statements', 'commits that write', 'WAL bytes', 'WAL fsyncs', 'HTTP requests', 'log bytes'],
];
