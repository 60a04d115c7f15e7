import { setTimeout as pause } from 'node:timers/promises';
import { quantile } from '../median.ts';
import { residentMebibytes } from '../process-usage.ts';
import { closedLoop, type Load, openLoop, type OpenLoopResult } from './loops.ts';
import { probe } from './probe.ts';
import type { Sample } from './send.ts';

export interface Target {
  readonly name: string;
  readonly load: Load;
  readonly url: string;
  /** The process of the task that answers. */
  readonly pid: number;
}

/** The results of one rate. */
export interface Step {
  readonly times: number;
  readonly offered: number;
  readonly goodput: number;
  readonly goodP99: number;
  /** Milliseconds of the probe; 0 when nothing was rejected. */
  readonly rejectedP99: number;
  readonly failed: number;
  readonly mebibytes: number;
}

export interface Overload {
  readonly name: string;
  readonly steps: readonly Step[];
  /** Seconds from the end of the overload until half of the capacity was served without a rejection. */
  readonly recovered: number;
}

const multiples = [1, 2, 5, 10] as const;
const plan = { clients: 32, warm: 10, capacity: 5, seconds: 8, rest: 1_000 };

/** Measures the capacity of a target, then offers it multiples of that, and then half of it. */
export async function overload({ name, load, url, pid }: Target): Promise<Overload> {
  await closedLoop(load, plan.clients, plan.warm);
  const capacity = await closedLoop(load, plan.clients, plan.capacity);
  const steps: Step[] = [];
  for (const times of multiples) {
    const [result, probes] = await Promise.all([
      openLoop(load, capacity * times, plan.seconds),
      probe({ url, next: load.next }, plan.seconds),
    ]);
    steps.push(stepOf(times, { ...result, probes, mebibytes: await residentMebibytes(pid) }));
    if (times !== multiples.at(-1)) await pause(plan.rest);
  }
  const calm = await openLoop(load, capacity / 2, plan.seconds);
  const last = calm.samples.findLast(({ outcome }) => outcome !== 'good');
  return { name, steps, recovered: last ? (last.at - calm.began) / 1_000 : 0 };
}

interface Observation extends OpenLoopResult, Pick<Step, 'mebibytes'> {
  readonly probes: readonly Sample[];
}

function stepOf(times: number, observation: Observation): Step {
  const { samples, probes, sent, seconds, mebibytes } = observation;
  const [good, failed] = [withOutcome(samples, 'good'), withOutcome(samples, 'failed')];
  if (failed.length > 0) process.stderr.write(`${times}: ${detailsOf(failed)}\n`);
  return {
    times,
    offered: sent / seconds,
    goodput: good.length / seconds,
    goodP99: p99(good),
    rejectedP99: p99(withOutcome(probes, 'rejected')),
    failed: failed.length,
    mebibytes,
  };
}

function withOutcome(samples: readonly Sample[], outcome: Sample['outcome']): readonly Sample[] {
  return samples.filter((each) => each.outcome === outcome);
}

function p99(samples: readonly Sample[]): number {
  const all = samples.map(({ ms }) => ms);
  return all.length === 0 ? 0 : quantile(all, 0.99);
}

function detailsOf(samples: readonly Sample[]): string {
  const byDetail = Map.groupBy(samples, ({ detail }) => detail);
  return [...byDetail].map(([detail, all]) => `${all.length} × ${detail}`).join(', ');
}
