import type { RequestRecord } from '@quartet/aws/http/proxied-request';
import { createStatsAccumulator, type StatsAccumulator } from './stats-accumulator.ts';
import type { RequestStats, Flow } from '../views/live-snapshot.ts';

/** The requests of the last seconds from every side that the picture shows. */
interface Flows {
  readonly gateway: GatewayStats;
  readonly routes: Readonly<Record<string, GatewayStats>>;
  readonly tasks: ReadonlyMap<string, RequestStats>;
  readonly flows: readonly Flow[];
}

type GatewayStats = RequestStats & { readonly throttled: number };

/** @param seconds that the requests ended in. */
export function summarise(recent: readonly RequestRecord[], seconds: number): Flows {
  const clients = recent.filter(({ entrance }) => entrance === 'gateway');
  const routes = accumulateBy(clients, ({ route }) => route);
  const tasks = accumulateBy(recent, ({ task }) => task);
  return {
    gateway: gatewayStats(accumulate(clients), seconds),
    routes: Object.fromEntries(
      [...routes].map(([route, tally]) => [route, gatewayStats(tally, seconds)]),
    ),
    tasks: new Map([...tasks].map(([task, tally]) => [task, tally.summary(seconds)])),
    flows: flowsOf(recent, seconds),
  };
}

function flowsOf(recent: readonly RequestRecord[], seconds: number): readonly Flow[] {
  const ways = Map.groupBy(recent, flowKey);
  return [...ways.values()].map((way) => {
    const { entrance, targetGroup: group, task } = way[0] as RequestRecord;
    const { rate, errors } = accumulate(way).summary(seconds);
    return { entrance, group, task, rate, errors };
  });
}

function flowKey({ entrance, targetGroup, task }: RequestRecord): string {
  return `${entrance} ${targetGroup} ${task}`;
}

function gatewayStats(tally: StatsAccumulator, seconds: number): GatewayStats {
  return { ...tally.summary(seconds), throttled: tally.throttled(seconds) };
}

function accumulate(all: Iterable<RequestRecord>): StatsAccumulator {
  const tally = createStatsAccumulator();
  for (const record of all) tally.add(record);
  return tally;
}

/** Records without a key are left out. */
function accumulateBy(
  all: readonly RequestRecord[],
  key: (record: RequestRecord) => string | undefined,
): ReadonlyMap<string, StatsAccumulator> {
  const groups = Map.groupBy(all, key);
  return new Map(
    [...groups].flatMap(([name, group]) => (name === undefined ? [] : [[name, accumulate(group)]])),
  );
}
