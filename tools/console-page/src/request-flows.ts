import type { Flow, LiveSnapshot } from '@quartet/console/views/live-snapshot';
import type { ServiceRow, Picture, ServicePath } from '@quartet/console/views/picture';

/** The requests along one path, by the names of its nodes in the picture. */
export interface RequestFlow {
  readonly nodes: readonly string[];
  /** Per second. */
  readonly rate: number;
  /** Share, from 0 to 1. */
  readonly errors: number;
}

/** Names the row of a way in the picture. */
export function nodeOf(
  service: string,
  { entrance, group }: Pick<ServicePath, 'entrance' | 'group'>,
): string {
  return `${entrance} ${service} ${group ?? ''}`.trim();
}

/** Every way to every task, used or not, and those that end before one. */
export function requestFlowsOf(
  picture: Pick<Picture, 'lanes'>,
  now: LiveSnapshot | undefined,
): readonly RequestFlow[] {
  const ways = picture.lanes.flatMap((row) =>
    row.paths.flatMap((way) => flowsThrough(row, way, now)),
  );
  const stoppedAtEdge = now?.flows.filter(
    ({ group, task }) => group === undefined && task === undefined,
  );
  const edgeFlows = stoppedAtEdge?.map(({ entrance, rate, errors }) => {
    return { nodes: [...outsideOf(entrance), entrance], rate, errors };
  });
  return [...ways, ...(edgeFlows ?? [])];
}

function flowsThrough(
  row: ServiceRow,
  way: ServicePath,
  now: LiveSnapshot | undefined,
): readonly RequestFlow[] {
  const { entrance, group } = way;
  const node = nodeOf(row.service, way);
  const before = [...outsideOf(entrance), entrance, `rule ${node}`];
  const nodes = group === undefined ? before : [...before, `group ${node}`];
  const tasks = now?.tasks.filter(({ service }) => service === row.service) ?? [];
  const own = now?.flows.filter((flow) => flow.entrance === entrance && flow.group === group) ?? [];
  const lost = own.filter(({ task }) => task === undefined && group !== undefined);
  return [
    ...tasks.map(({ name }) => {
      const { rate, errors } = own.find(({ task }) => task === name) ?? idle;
      return { nodes: [...nodes, `task ${name}`], rate, errors };
    }),
    ...lost.map(({ rate, errors }) => ({ nodes, rate, errors })),
  ];
}

const idle: Pick<Flow, 'rate' | 'errors'> = { rate: 0, errors: 0 };

/** Clients come from outside of the picture. */
function outsideOf(entrance: ServicePath['entrance']): readonly string[] {
  return entrance === 'gateway' ? ['outside'] : [];
}

/** The steps between two nodes, each with all that passes it. */
export function stepsOf(courses: readonly RequestFlow[]): readonly RequestFlow[] {
  const steps = courses.flatMap(({ nodes, rate, errors }) =>
    nodes.slice(1).map((_, index) => ({ nodes: nodes.slice(index, index + 2), rate, errors })),
  );
  return [...Map.groupBy(steps, ({ nodes }) => nodes.join(' > ')).values()].map(merge);
}

function merge(steps: readonly RequestFlow[]): RequestFlow {
  const { nodes } = steps[0] as RequestFlow;
  const rate = steps.reduce((sum, step) => sum + step.rate, 0);
  const failed = steps.reduce((sum, step) => sum + step.rate * step.errors, 0);
  return { nodes, rate, errors: rate === 0 ? 0 : failed / rate };
}
