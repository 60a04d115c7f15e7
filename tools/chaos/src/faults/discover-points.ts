import { setTimeout as pause } from 'node:timers/promises';
import type { ServicePoint } from './fault.ts';
import type { TestStack } from './test-stack.ts';
import type { Path } from './path.ts';
import { runPath } from './run-path.ts';

const idleMs = 500;
const repeats = 3;

/**
 * The places of a path. A line that the services pass as often as the clock likes, since they pass it all
 * the time or while they wait, is one place; any other is one for each time that it is passed.
 */
export async function discoverPoints(
  lane: TestStack,
  path: Path,
): Promise<readonly ServicePoint[]> {
  const idle = await idlePoints(lane);
  const runs: (readonly ServicePoint[])[] = [];
  while (runs.length < repeats) runs.push(await cleanRun(lane, path));
  const counted = runs.map(countByPoint);
  const isDeterministic = (line: string) =>
    !idle.has(line) && new Set(counted.map((counts) => counts.get(line))).size === 1;
  const [first = [], ...others] = runs;
  return first.filter((place) => {
    if (isDeterministic(pointKey(place))) return true;
    return place.occurrence === 1 && others.every((run) => run.some(isSame(place)));
  });
}

/** Whether the place is passed when the path is walked once more, and nothing goes wrong. */
export async function isReached(
  lane: TestStack,
  path: Path,
  place: ServicePoint,
): Promise<boolean> {
  return (await cleanRun(lane, path)).some(isSame(place));
}

async function cleanRun(lane: TestStack, path: Path): Promise<readonly ServicePoint[]> {
  const { points: places, failures: wrong } = await runPath(lane, path);
  if (wrong.length > 0) throw new Error(`${path.name} goes wrong by itself: ${wrong.join('; ')}`);
  return places;
}

function pointKey({ service, name }: ServicePoint): string {
  return `${service} ${name}`;
}

function isSame(place: ServicePoint): (other: ServicePoint) => boolean {
  return (other) => other.occurrence === place.occurrence && pointKey(other) === pointKey(place);
}

function countByPoint(run: readonly ServicePoint[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const place of run) counts.set(pointKey(place), place.occurrence);
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
