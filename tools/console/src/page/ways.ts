import type { Flow, Now } from '../views/now.ts';
import type { Lane, Picture, Way } from '../views/picture.ts';

/** Where requests pass, by the names of nodes in the picture, and how many do. */
export interface Course {
  readonly nodes: readonly string[];
  /** Per second. */
  readonly rate: number;
  /** Share, from 0 to 1. */
  readonly errors: number;
}

/** Names the row of a way in the picture. */
export function nodeOf(
  service: string,
  { entrance, group }: Pick<Way, 'entrance' | 'group'>,
): string {
  return `${entrance} ${service} ${group ?? ''}`.trim();
}

/** Every way to every task, used or not, and those that end before one. */
export function coursesOf(picture: Picture, now: Now | undefined): readonly Course[] {
  const ways = picture.lanes.flatMap((lane) =>
    lane.ways.flatMap((way) => coursesTo(lane, way, now)),
  );
  const refused = now?.flows.filter(({ group, task }) => group === undefined && task === undefined);
  const atTheEdge = refused?.map(({ entrance, rate, errors }) => {
    return { nodes: [...outsideOf(entrance), entrance], rate, errors };
  });
  return [...ways, ...(atTheEdge ?? [])];
}

function coursesTo(lane: Lane, way: Way, now: Now | undefined): readonly Course[] {
  const { entrance, group } = way;
  const node = nodeOf(lane.service, way);
  const before = [...outsideOf(entrance), entrance, `rule ${node}`];
  const nodes = group === undefined ? before : [...before, `group ${node}`];
  const tasks = now?.tasks.filter(({ service }) => service === lane.service) ?? [];
  const own = now?.flows.filter((flow) => flow.entrance === entrance && flow.group === group) ?? [];
  const lost = own.filter(({ task }) => task === undefined && group !== undefined);
  return [
    ...tasks.map(({ name }) => {
      const { rate, errors } = own.find(({ task }) => task === name) ?? still;
      return { nodes: [...nodes, `task ${name}`], rate, errors };
    }),
    ...lost.map(({ rate, errors }) => ({ nodes, rate, errors })),
  ];
}

const still: Pick<Flow, 'rate' | 'errors'> = { rate: 0, errors: 0 };

/** Clients come from outside of the picture. */
function outsideOf(entrance: Way['entrance']): readonly string[] {
  return entrance === 'gateway' ? ['outside'] : [];
}

/** The steps between two nodes, each with all that passes it. */
export function stepsOf(courses: readonly Course[]): readonly Course[] {
  const steps = courses.flatMap(({ nodes, rate, errors }) =>
    nodes.slice(1).map((_, index) => ({ nodes: nodes.slice(index, index + 2), rate, errors })),
  );
  return [...Map.groupBy(steps, ({ nodes }) => nodes.join(' > ')).values()].map(together);
}

function together(steps: readonly Course[]): Course {
  const { nodes } = steps[0] as Course;
  const rate = steps.reduce((sum, step) => sum + step.rate, 0);
  const failed = steps.reduce((sum, step) => sum + step.rate * step.errors, 0);
  return { nodes, rate, errors: rate === 0 ? 0 : failed / rate };
}
