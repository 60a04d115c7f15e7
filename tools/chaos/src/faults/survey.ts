import { setTimeout as pause } from 'node:timers/promises';
import type { Place } from './fault.ts';
import type { Lane } from './lane.ts';
import type { Path } from './path.ts';
import { runPath } from './run.ts';

const idleTime = 500;
const repeats = 3;

/**
 * The places of a path. A line that the services pass as often as the clock likes, since they pass it all
 * the time or while they wait, is one place; any other is one for each time that it is passed.
 */
export async function survey(lane: Lane, path: Path): Promise<readonly Place[]> {
  const idle = await idleLines(lane);
  const runs: (readonly Place[])[] = [];
  while (runs.length < repeats) runs.push(await cleanRun(lane, path));
  const counted = runs.map(countLines);
  const isSteady = (line: string) =>
    !idle.has(line) && new Set(counted.map((counts) => counts.get(line))).size === 1;
  const [first = [], ...others] = runs;
  return first.filter((place) => {
    if (isSteady(lineOf(place))) return true;
    return place.occurrence === 1 && others.every((run) => run.some(isSame(place)));
  });
}

/** Whether the place is passed when the path is walked once more, and nothing goes wrong. */
export async function isPassed(lane: Lane, path: Path, place: Place): Promise<boolean> {
  return (await cleanRun(lane, path)).some(isSame(place));
}

async function cleanRun(lane: Lane, path: Path): Promise<readonly Place[]> {
  const { places, wrong } = await runPath(lane, path);
  if (wrong.length > 0) throw new Error(`${path.name} goes wrong by itself: ${wrong.join('; ')}`);
  return places;
}

function lineOf({ service, name }: Place): string {
  return `${service} ${name}`;
}

function isSame(place: Place): (other: Place) => boolean {
  return (other) => other.occurrence === place.occurrence && lineOf(other) === lineOf(place);
}

function countLines(run: readonly Place[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const place of run) counts.set(lineOf(place), place.occurrence);
  return counts;
}

async function idleLines({ services }: Lane): Promise<ReadonlySet<string>> {
  await Promise.all(services.map((service) => service.begin()));
  await pause(idleTime);
  return new Set(
    services.flatMap((service) => service.passed().map(({ name }) => `${service.name} ${name}`)),
  );
}
