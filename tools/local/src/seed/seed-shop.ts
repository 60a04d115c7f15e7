import { existsSync, writeFileSync } from 'node:fs';
import type { Service } from '@quartet/cloudformation/model/services';
import { UserError } from '@quartet/cloudformation/user-error';
import type { Config } from '../context/config.ts';
import type { RunContext } from '../context/run-context.ts';
import type { Launcher } from '../scheduler/launcher.ts';
import type { OneOffTaskPlan } from '../scheduler/one-off-task.ts';
import type { Release } from '../scheduler/release.ts';
import type { Scheduler } from '../scheduler/scheduler.ts';
import { failureReason } from '../supervisor/failure-reason.ts';
import { print } from '../terminal/print.ts';
import { type Endpoint, logIn, productToOrder, seedCatalogue, seedShopper } from './seed.ts';

/** The running services that are seeded, and the launcher of their one-off tasks. */
interface SeededStack {
  readonly scheduler: Pick<Scheduler, 'rows'>;
  readonly services: readonly (OneOffTaskPlan & { readonly service: Service })[];
  readonly releases: ReadonlyMap<string, Release>;
  readonly launcher: Launcher;
}

/**
 * Makes the accounts and the goods of a first run, as far as their services run.
 * It asks the tasks themselves: what the user has put between two hops may not work yet.
 * @param signal aborted when the start is given up
 * @returns the id of a product that can be ordered, when orders runs
 */
export async function seedShop(
  context: RunContext,
  stack: SeededStack,
  signal: AbortSignal,
): Promise<string | undefined> {
  const [users, products, orders] = ['users', 'products', 'orders'].map((name) => {
    const url = urlOf(stack, name);
    return url === undefined ? undefined : { url, signal };
  });
  if (users !== undefined && !existsSync(context.home.seeded)) {
    await seedShopper(users, context.secrets.shopper);
    const token = await adminToken(users, context, stack);
    if (products !== undefined) {
      const { rest } = await seedCatalogue(products, { token, rate: writeRate(context.config) });
      void finish(rest, { context, signal });
    }
  }
  return orders === undefined || products === undefined ? undefined : productToOrder(products);
}

interface Finish {
  readonly context: RunContext;
  readonly signal: AbortSignal;
}

/** Until the catalogue is complete, the next start goes on with it. */
async function finish(rest: Promise<void>, { context, signal }: Finish): Promise<void> {
  try {
    await rest;
    writeFileSync(context.home.seeded, '');
  } catch (error) {
    const reason = Error.isError(error) ? error.message : String(error);
    if (!signal.aborted) print.note(`The catalogue is not complete: ${reason}`);
  }
}

/** The URL of its first task; undefined when it has none. */
function urlOf({ scheduler }: SeededStack, service: string): string | undefined {
  const row = scheduler.rows().find((each) => each.service === service);
  return row && `http://127.0.0.1:${row.port}`;
}

function writeRate({ QUARTET_RATE_LIMITS, WRITES_PER_SECOND }: Config): number {
  return QUARTET_RATE_LIMITS ? WRITES_PER_SECOND : Infinity;
}

async function adminToken(
  users: Endpoint,
  { secrets }: RunContext,
  stack: SeededStack,
): Promise<string> {
  await createAdmin(stack);
  const token = await logIn(users, secrets.admin);
  if (token === undefined) throw new UserError('The admin cannot log in; start with --reset.');
  return token;
}

/** The first admin comes from a one-off task that ends when it is done. */
async function createAdmin({ services, releases, launcher }: SeededStack): Promise<void> {
  for (const { service, oneOffTaskOf, oneOffTaskEnvironment } of services) {
    const release = releases.get(service.name);
    const container = release && oneOffTaskOf(release, 'admin');
    if (!container) continue;
    const env = oneOffTaskEnvironment(container);
    const task = launcher.launch({ name: `${service.name}-admin`, release, container, env });
    if ((await task.ended) === 'exit code 0') continue;
    throw new UserError(`Creating the admin failed: ${failureReason(task.recentOutput())}`);
  }
}
