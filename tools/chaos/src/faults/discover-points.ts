import { setTimeout as pause } from 'node:timers/promises';
import type { ServicePoint } from './fault.ts';
import type { TestStack } from './test-stack.ts';
import type { Path } from './path.ts';
import { runPath } from './run-path.ts';

const idleMs = 500;
const repeats = 3;

/**
 * Discovers the fault points of a path. A statement or call that the services repeat by the clock, all the time or
 * while they wait, counts as one point; any other counts once for each occurrence.
 */
export async function discoverPoints(
  stack: TestStack,
  path: Path,
): Promise<readonly ServicePoint[]> {
  const idle = await idlePoints(stack);
  const runs: (readonly ServicePoint[])[] = [];
  while (runs.length < repeats) runs.push(await cleanRun(stack, path));
  const counted = runs.map(countByPoint);
  const isDeterministic = (line: string) =>
    !idle.has(line) && new Set(counted.map((counts) => counts.get(line))).size === 1;
  const [first = [], ...others] = runs;
  return first.filter((point) => {
    if (isDeterministic(pointKey(point))) return true;
    return point.occurrence === 1 && others.every((run) => run.some(isSame(point)));
  });
}

/** True when one more run of the path without faults reaches the point. */
export async function isReached(
  stack: TestStack,
  path: Path,
  point: ServicePoint,
): Promise<boolean> {
  return (await cleanRun(stack, path)).some(isSame(point));
}

async function cleanRun(stack: TestStack, path: Path): Promise<readonly ServicePoint[]> {
  const { points, failures } = await runPath(stack, path);
  if (failures.length > 0)
    throw new Error(`${path.name} fails without a fault: ${failures.join('; ')}`);
  return points;
}

function pointKey({ service, name }: ServicePoint): string {
  return `${service} ${name}`;
}

function isSame(point: ServicePoint): (other: ServicePoint) => boolean {
  return (other) => other.occurrence === point.occurrence && pointKey(other) === pointKey(point);
}

function countByPoint(run: readonly ServicePoint[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const point of run) counts.set(pointKey(point), point.occurrence);
  return counts;
}

async function idlePoints({ services }: TestStack): Promise<ReadonlySet<string>> {
  await Promise.all(services.map((service) => service.startRun()));
  await pause(idleMs);
  return new Set(
    services.flatMap((service) =>
      service.passedPoints().map(({ name }) => `${service.name} ${name}`),
    ),
  );
}
