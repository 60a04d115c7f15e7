import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { Config } from '../run/config.ts';
import { ownUrl, serviceEnvironment, type World } from '../run/environment.ts';
import { lastWords } from '../processes/last-words.ts';
import { file } from '../run/plans.ts';
import type { Account } from '../home/secrets.ts';
import { logIn, productToOrder, seedCatalogue, seedShopper } from './seed.ts';
import { StartFailure } from '../run/start-failure.ts';
import type { Running } from '../run/stack.ts';

/**
 * Makes the accounts and the goods of a first run, as far as their services run.
 * It asks the services themselves: what the user has put between two hops may not work yet.
 * @returns the id of a product that can be ordered, when orders runs
 */
export async function furnish(
  world: World,
  running: readonly Running[],
): Promise<string | undefined> {
  const runs = (name: string) => running.some(({ service }) => service.name === name);
  const users = ownUrl(world, 'users');
  const products = ownUrl(world, 'products');
  const filled = existsSync(world.home.seeded);
  if (!filled) {
    await seedShopper(users, world.secrets.shopper);
    const token = await adminToken(world, running);
    if (runs('products')) {
      await seedCatalogue(products, { token, rate: writeRate(world.config) });
      writeFileSync(world.home.seeded, '');
    }
  }
  return runs('orders') ? productToOrder(products) : undefined;
}

function writeRate({ QUARTET_RATE_LIMITS, WRITES_PER_SECOND }: Config): number {
  return QUARTET_RATE_LIMITS ? WRITES_PER_SECOND : Infinity;
}

async function adminToken(world: World, running: readonly Running[]): Promise<string> {
  const url = ownUrl(world, 'users');
  const { admin } = world.secrets;
  const users = running.find(({ service }) => service.name === 'users');
  if (users) await createAdmin(serviceEnvironment(world, users.service, users.database), admin);
  const token = await logIn(url, admin);
  if (token === undefined) throw new StartFailure('The admin cannot log in; start with --reset.');
  return token;
}

/** The first admin comes from a process of the users service that ends when it is done. */
async function createAdmin(env: NodeJS.ProcessEnv, admin: Account): Promise<void> {
  const args = ['--conditions=@quartet/source', file('apps/users/src/create-admin.ts')];
  const child = spawn(process.execPath, args, {
    env: { ...env, ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code === 0) return;
  throw new StartFailure(`No admin was made: ${lastWords((await said).join('\n').split('\n'))}`);
}
