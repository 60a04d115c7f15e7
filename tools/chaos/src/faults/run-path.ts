import { check, type Finding, openBooks, readBooks } from '@quartet/invariants';
import { retryingClient } from './client.ts';
import type { Fault, ServicePoint } from './fault.ts';
import type { TestStack } from './test-stack.ts';
import { type Path, finalStatus, type PathContext } from './path.ts';
import { waitUntilIdle } from './wait-until-idle.ts';

export interface ArmedFault {
  readonly point: ServicePoint;
  readonly fault: Fault;
}

export interface Outcome {
  /** Whether the fault happened; true where none was planned. */
  readonly triggered: boolean;
  readonly points: readonly ServicePoint[];
  /** What is wrong afterwards, a line each. */
  readonly failures: readonly string[];
}

/** Walks a path once, with at most one fault on the way, and looks at the books when all is quiet again. */
export async function runPath(lane: TestStack, path: Path, trap?: ArmedFault): Promise<Outcome> {
  for (const service of lane.services) {
    await service.waitUntilReady();
    await service.startRun(trap?.point.service === service.name ? pointOf(trap) : undefined);
  }
  const walker = await contextFor(lane);
  const wrong: string[] = [];
  try {
    const id = await path.run(walker);
    const status = await finalStatus(walker, id);
    if (!path.allowedStatuses.includes(status)) wrong.push(`order ${id} ended as ${status}`);
    for (const service of lane.services) await service.waitUntilReady();
    for (const service of lane.services) await service.deliverDelayed();
    await waitUntilIdle(lane);
  } catch (error) {
    wrong.push(String(error));
  }
  const findings = check(openBooks(await readBooks(dataSources(lane))));
  return {
    triggered: trap === undefined || lane.services.some((service) => service.triggered()),
    points: passedPoints(lane),
    failures: [...wrong, ...findings.flatMap(describe)],
  };
}

function pointOf({ point: place, fault }: ArmedFault) {
  return { point: place, fault };
}

async function contextFor(lane: TestStack): Promise<PathContext> {
  const { orders, keys, products: goods } = lane;
  const [shopper, admin] = await Promise.all([keys.token('shopper'), keys.token('admin')]);
  const settled = () => waitUntilIdle(lane);
  return { client: retryingClient(orders.url), shopper, admin, waitUntilIdle: settled, ...goods };
}

function passedPoints({ services }: TestStack): readonly ServicePoint[] {
  return services.flatMap((service) =>
    service.passedPoints().map((point) => ({ ...point, service: service.name })),
  );
}

function dataSources({ databases, journal }: TestStack) {
  return { databases, provider: { journal } };
}

function describe({ invariant, rows }: Finding): readonly string[] {
  return rows.map((row) => `invariant ${invariant.number}: ${JSON.stringify(row)}`);
}
