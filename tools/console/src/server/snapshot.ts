import type { TaskRow } from '@quartet/local-client/task-row';
import type { Targets } from './console-options.ts';
import { summarise } from './flows.ts';
import type { RecentRequests } from './recent-requests.ts';
import type { TaskWatch } from './task-watch.ts';
import { trendOf } from './trend.ts';
import type { RequestStats, LiveSnapshot } from '../views/live-snapshot.ts';

export interface Sources {
  readonly recentRequests: RecentRequests;
  readonly watch: TaskWatch;
  readonly targets: Targets;
}

/** Milliseconds that stats are of. */
const window = 5_000;
const minute = 61_000;
const noRequests: RequestStats = { rate: 0, errors: 0, p50: undefined, p99: undefined };

/** All that every page is told alike. */
export function takeSnapshot(sources: Sources, at = Date.now()): Omit<LiveSnapshot, 'requests'> {
  const { recentRequests, watch } = sources;
  const { records, seconds } = recentRequests.since(window, at);
  const { gateway, routes, tasks, flows } = summarise(records, seconds);
  return {
    at,
    gateway,
    routes,
    flows,
    trend: trendOf(recentRequests.since(minute, at), at),
    tasks: liveTasks(watch.rows(), sources, tasks),
    warning: watch.warning(),
  };
}

function liveTasks(
  rows: readonly TaskRow[],
  { targets }: Sources,
  stats: ReadonlyMap<string, RequestStats>,
): LiveSnapshot['tasks'] {
  const targetsById = new Map(targets.targets().map((each) => [each.id, each]));
  return rows.map((row) => {
    const target = targetsById.get(row.name);
    return {
      ...row,
      health: target?.state ?? row.health,
      reason: target?.reason ?? '',
      fault: target?.fault,
      stats: stats.get(row.name) ?? noRequests,
    };
  });
}
