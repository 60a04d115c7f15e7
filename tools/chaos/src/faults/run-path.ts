import { check, type Finding, openSnapshot, readSnapshot } from '@quartet/invariants';
import { retryingClient } from './client.ts';
import type { ProcessFault, ServicePoint } from './fault.ts';
import type { TestStack } from './test-stack.ts';
import { type Path, finalStatus, type PathContext } from './path.ts';
import { waitUntilIdle } from './wait-until-idle.ts';

export interface ArmedFault {
  readonly point: ServicePoint;
  readonly fault: ProcessFault;
}

interface Outcome {
  /** True when the fault was triggered, or when there was none. */
  readonly triggered: boolean;
  readonly points: readonly ServicePoint[];
  /** A line for each error after the run. */
  readonly failures: readonly string[];
}

/** Runs a path once with at most one fault, and checks the invariants when everything is idle again. */
export async function runPath(stack: TestStack, path: Path, armed?: ArmedFault): Promise<Outcome> {
  for (const service of stack.services) {
    await service.waitUntilReady();
    await service.startRun(armed?.point.service === service.name ? armedPoint(armed) : undefined);
  }
  const context = await contextFor(stack);
  const wrong: string[] = [];
  try {
    for (const id of await path.run(context)) {
      const status = await finalStatus(context, id);
      if (!path.allowedStatuses.includes(status)) wrong.push(`order ${id} ended as ${status}`);
    }
    for (const service of stack.services) await service.waitUntilReady();
    for (const service of stack.services) await service.deliverDelayed();
    await waitUntilIdle(stack);
  } catch (error) {
    wrong.push(String(error));
  }
  const findings = check(openSnapshot(await readSnapshot(stack)));
  return {
    triggered: armed === undefined || stack.services.some((service) => service.triggered()),
    points: passedPoints(stack),
    failures: [...wrong, ...findings.flatMap(describe)],
  };
}

function armedPoint({ point, fault }: ArmedFault) {
  return { point, fault };
}

async function contextFor(stack: TestStack): Promise<PathContext> {
  const { orders, keys, products } = stack;
  const [shopper, admin] = await Promise.all([keys.token('shopper'), keys.token('admin')]);
  return {
    client: retryingClient(orders.url),
    shopper,
    admin,
    waitUntilIdle: () => waitUntilIdle(stack),
    ...products,
  };
}

function passedPoints({ services }: TestStack): readonly ServicePoint[] {
  return services.flatMap((service) =>
    service.passedPoints().map((point) => ({ ...point, service: service.name })),
  );
}

function describe({ invariant, rows }: Finding): readonly string[] {
  return rows.map((row) => `invariant ${invariant.number}: ${JSON.stringify(row)}`);
}
