import type { TaskRow } from '@quartet/aws/protocol/tasks';
import type { Targets } from './console.ts';
import { summarise } from './flows.ts';
import type { Memory } from './memory.ts';
import type { TaskWatch } from './task-watch.ts';
import { trendOf } from './trend.ts';
import type { Figures, Now } from '../views/now.ts';

export interface Sources {
  readonly memory: Memory;
  readonly watch: TaskWatch;
  readonly targets: Targets;
}

/** Milliseconds that figures are of. */
const window = 5_000;
const minute = 61_000;
const silent: Figures = { rate: 0, errors: 0, p50: undefined, p99: undefined };

/** All that every page is told alike. */
export function takeSnapshot(sources: Sources, at = Date.now()): Omit<Now, 'requests'> {
  const { memory, watch } = sources;
  const { seen, seconds } = memory.within(window, at);
  const { gateway, routes, tasks, flows } = summarise(seen, seconds);
  return {
    at,
    gateway,
    routes,
    flows,
    trend: trendOf(memory.within(minute, at), at),
    tasks: tasksNow(watch.rows(), sources, tasks),
    trouble: watch.trouble(),
  };
}

function tasksNow(
  rows: readonly TaskRow[],
  { targets }: Sources,
  figures: ReadonlyMap<string, Figures>,
): Now['tasks'] {
  const known = new Map(targets.targets().map((each) => [each.id, each]));
  return rows.map((row) => {
    const target = known.get(row.name);
    return {
      ...row,
      health: target?.state ?? row.health,
      reason: target?.reason ?? '',
      fault: target?.fault,
      figures: figures.get(row.name) ?? silent,
    };
  });
}
