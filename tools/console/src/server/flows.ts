import type { Seen } from '@quartet/aws/http/proxied-request';
import { createTally, type Tally } from './figures.ts';
import type { Figures, Flow } from '../views/now.ts';

/** The requests of the last seconds from every side that the picture shows. */
export interface Flows {
  readonly gateway: Throttled;
  readonly routes: Readonly<Record<string, Throttled>>;
  readonly tasks: ReadonlyMap<string, Figures>;
  readonly flows: readonly Flow[];
}

type Throttled = Figures & { readonly throttled: number };

/** @param seconds that the requests ended in. */
export function summarise(recent: readonly Seen[], seconds: number): Flows {
  const clients = recent.filter(({ entrance }) => entrance === 'gateway');
  const routes = tallyBy(clients, ({ route }) => route);
  const tasks = tallyBy(recent, ({ task }) => task);
  return {
    gateway: throttledFigures(tallyOf(clients), seconds),
    routes: Object.fromEntries(
      [...routes].map(([route, tally]) => [route, throttledFigures(tally, seconds)]),
    ),
    tasks: new Map([...tasks].map(([task, tally]) => [task, tally.figures(seconds)])),
    flows: flowsOf(recent, seconds),
  };
}

function flowsOf(recent: readonly Seen[], seconds: number): readonly Flow[] {
  const ways = Map.groupBy(recent, wayOf);
  return [...ways.values()].map((way) => {
    const { entrance, targetGroup: group, task } = way[0] as Seen;
    const { rate, errors } = tallyOf(way).figures(seconds);
    return { entrance, group, task, rate, errors };
  });
}

function wayOf({ entrance, targetGroup, task }: Seen): string {
  return `${entrance} ${targetGroup} ${task}`;
}

function throttledFigures(tally: Tally, seconds: number): Throttled {
  return { ...tally.figures(seconds), throttled: tally.throttled(seconds) };
}

function tallyOf(all: Iterable<Seen>): Tally {
  const tally = createTally();
  for (const seen of all) tally.add(seen);
  return tally;
}

/** What has no key is left out. */
function tallyBy(
  all: readonly Seen[],
  key: (seen: Seen) => string | undefined,
): ReadonlyMap<string, Tally> {
  const groups = Map.groupBy(all, key);
  return new Map(
    [...groups].flatMap(([name, group]) => (name === undefined ? [] : [[name, tallyOf(group)]])),
  );
}
