import { setTimeout as pause } from 'node:timers/promises';
import type { Place } from './fault.ts';
import type { Lane } from './lane.ts';
import type { Path } from './path.ts';
import { runPath } from './run.ts';

const idleTime = 500;
const repeats = 2;

/**
 * The places of a path: those that it passes each time when nothing goes wrong. What the services do all
 * the time, whether there is an order or not, is taken once.
 */
export async function survey(lane: Lane, path: Path): Promise<readonly Place[]> {
  const idle = await idleNames(lane);
  let places = (await cleanRun(lane, path)).filter(({ service, name, occurrence }) => {
    return occurrence === 1 || !idle.has(`${service} ${name}`);
  });
  for (let repeat = 0; repeat < repeats; repeat++) {
    const again = new Set((await cleanRun(lane, path)).map(identify));
    places = places.filter((place) => again.has(identify(place)));
  }
  return places;
}

async function cleanRun(lane: Lane, path: Path): Promise<readonly Place[]> {
  const { places, wrong } = await runPath(lane, path);
  if (wrong.length > 0) throw new Error(`${path.name} goes wrong by itself: ${wrong.join('; ')}`);
  return places;
}

function identify({ service, name, occurrence }: Place): string {
  return `${service} ${occurrence} ${name}`;
}

async function idleNames({ services }: Lane): Promise<ReadonlySet<string>> {
  await Promise.all(services.map((service) => service.begin()));
  await pause(idleTime);
  return new Set(
    services.flatMap((service) => service.passed().map(({ name }) => `${service.name} ${name}`)),
  );
}
