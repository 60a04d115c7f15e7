import type { Measure } from '../section.ts';
import type { Overload } from './steps.ts';

const goodputLimits: Readonly<Record<number, number>> = { 2: 0.9, 5: 0.8, 10: 0.6 };

/** The section of docs/measures.md. */
export function measureOf(results: readonly Overload[]): Measure {
  return {
    title: 'Overload',
    about:
      'Open loop: requests come at multiples of the capacity, which 32 clients in a closed loop have found before in 5 s after ' +
      '10 s of warming up, 8 s for each, whether there are answers or not; no client waits longer than 10 s or sends again. Lists ' +
      'are pages of 100 products. Goodput is what was answered with success. Rejections are timed by a thread of its own with ' +
      '50 requests a second, since the clients of the load wait for each other. All processes and the clients share one machine; ' +
      'the limits of API keys and users are off.',
    columns: [
      'offered/s',
      'goodput/s',
      'ms of successes at p99',
      'ms of rejections at p99',
      'failed',
      'MiB',
    ],
    rows: results.flatMap(({ name, steps }) =>
      steps.map(
        ({ times, ...step }) =>
          [
            `${name}, ${times} ×`,
            step.offered,
            step.goodput,
            step.goodP99,
            step.rejectedP99,
            step.failed,
            step.mebibytes,
          ] as const,
      ),
    ),
    goals: results.flatMap(goalsOf),
  };
}

function goalsOf({ name, steps, recovered }: Overload): Measure['goals'] {
  const [first] = steps;
  if (!first) return [];
  const most = (of: (step: Overload['steps'][number]) => number) => Math.max(...steps.map(of));
  return [
    ...steps.slice(1).map(({ times, goodput }) => ({
      what: `${name}: goodput at ${times} × / at 1 ×`,
      value: goodput / first.goodput,
      ...{ unit: '×', bound: 'at least', limit: goodputLimits[times] ?? 0 },
    })),
    {
      what: `${name}: rejections at p99`,
      value: most(({ rejectedP99 }) => rejectedP99),
      ...{ unit: 'ms', bound: 'at most', limit: 50 },
    },
    {
      what: `${name}: failed`,
      value: steps.reduce((sum, { failed }) => sum + failed, 0),
      ...{ unit: 'requests', bound: 'at most', limit: 0 },
    },
    {
      what: `${name}: memory / at 1 ×`,
      value: most(({ mebibytes }) => mebibytes) / first.mebibytes,
      ...{ unit: '×', bound: 'at most', limit: 1.5 },
    },
    {
      what: `${name}: normal again after`,
      value: recovered,
      ...{ unit: 's', bound: 'at most', limit: 5 },
    },
  ] as Measure['goals'];
}
