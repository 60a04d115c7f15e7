import { check, type Finding, openBooks, readBooks } from '@quartet/invariants';
import { patientClient } from './client.ts';
import type { Fault, Place } from './fault.ts';
import type { Lane } from './lane.ts';
import { type Path, untilEnded, type Walker } from './path.ts';
import { untilSettled } from './settle.ts';

export interface Trap {
  readonly place: Place;
  readonly fault: Fault;
}

export interface Outcome {
  /** Whether the fault happened; true where none was planned. */
  readonly executed: boolean;
  readonly places: readonly Place[];
  /** What is wrong afterwards, a line each. */
  readonly wrong: readonly string[];
}

/** Walks a path once, with at most one fault on the way, and looks at the books when all is quiet again. */
export async function runPath(lane: Lane, path: Path, trap?: Trap): Promise<Outcome> {
  for (const service of lane.services) {
    await service.ready();
    await service.begin(trap?.place.service === service.name ? pointOf(trap) : undefined);
  }
  const walker = await walkerFor(lane);
  const wrong: string[] = [];
  try {
    const id = await path.walk(walker);
    const status = await untilEnded(walker, id);
    if (!path.ends.includes(status)) wrong.push(`order ${id} ended as ${status}`);
    for (const service of lane.services) await service.ready();
    for (const service of lane.services) await service.deliver();
    await untilSettled(lane);
  } catch (error) {
    wrong.push(String(error));
  }
  const findings = check(openBooks(await readBooks(whereabouts(lane))));
  return {
    executed: trap === undefined || lane.services.some((service) => service.struck()),
    places: placesOf(lane),
    wrong: [...wrong, ...findings.flatMap(describe)],
  };
}

function pointOf({ place, fault }: Trap) {
  return { point: place, fault };
}

async function walkerFor(lane: Lane): Promise<Walker> {
  const { orders, keys, goods } = lane;
  const [shopper, admin] = await Promise.all([keys.token('shopper'), keys.token('admin')]);
  const settled = () => untilSettled(lane);
  return { client: patientClient(orders.url), shopper, admin, settled, ...goods };
}

function placesOf({ services }: Lane): readonly Place[] {
  return services.flatMap((service) =>
    service.passed().map((point) => ({ ...point, service: service.name })),
  );
}

function whereabouts({ databases, journal }: Lane) {
  return { databases, provider: { journal } };
}

function describe({ invariant, rows }: Finding): readonly string[] {
  return rows.map((row) => `invariant ${invariant.number}: ${JSON.stringify(row)}`);
}
