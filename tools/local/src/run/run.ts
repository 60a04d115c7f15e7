import { rmSync } from 'node:fs';
import type { Arguments } from './arguments.ts';
import type { Config } from './config.ts';
import type { Ending } from './ending.ts';
import { edgeUrl, isPretty, providerUrl, type World } from './environment.ts';
import { furnish } from '../seed/furnish.ts';
import { greet } from './greeting.ts';
import { type Home, openHome } from '../home/home.ts';
import { endLeftovers } from '../processes/leftovers.ts';
import { createLifeline } from '../processes/lifeline.ts';
import { takeLock } from '../home/lock.ts';
import { choosePorts } from './ports.ts';
import { print, step } from './print.ts';
import { type ReadyContent, readyFile } from '../home/ready.ts';
import { readSecrets } from '../home/secrets.ts';
import { type Running, startStack } from './stack.ts';

export interface Run {
  readonly args: Arguments;
  readonly config: Config;
  readonly inherited: NodeJS.ProcessEnv;
  readonly ending: Ending;
}

/** From the first line until nothing runs any more. */
export async function run(options: Run): Promise<void> {
  const cleanup = new AsyncDisposableStack();
  const giveUp = new AbortController();
  const starting = start(options, cleanup, giveUp.signal);
  try {
    await Promise.race([starting, options.ending.begun]);
    await options.ending.begun;
    print.line('Quartet stops');
  } finally {
    giveUp.abort();
    await starting.catch(() => undefined);
    await cleanup.disposeAsync();
  }
  print.line('Quartet has stopped');
}

async function start(
  { args, config, inherited, ending }: Run,
  cleanup: AsyncDisposableStack,
  signal: AbortSignal,
): Promise<void> {
  const home = openHome(config.QUARTET_HOME);
  print.line(`Quartet starts in ${home.folder}`);
  const lock = await takeLock(home.lock, { limit: config.STOP_LIMIT, signal });
  cleanup.defer(() => lock.release());
  signal.addEventListener('abort', () => lock.announce());
  await endLeftovers(home, config.STOP_LIMIT);
  if (args.reset) forget(home);
  const ports = await choosePorts(config);
  const secrets = await readSecrets(home.secrets);
  const world: World = { inherited, config, home, secrets, ports };
  const lifeline = createLifeline(home, config.STOP_LIMIT);
  cleanup.defer(() => lifeline.close());
  void lifeline.told.then(ending.begin);
  const ready = readyFile(home);
  const { hurry } = ending;
  const shared = { home, lifeline, pretty: isPretty(config), stopLimit: config.STOP_LIMIT };
  const tools = { ...shared, signal, hurry, moved: ready.update };
  const running = await startStack({ world, args, tools, cleanup });
  const productId = await step('seed', furnish(world, running));
  signal.throwIfAborted();
  cleanup.defer(() => ready.remove());
  ready.write(() => describe(world, running));
  const { apiKey, shopper } = secrets;
  print.line(greet({ url: edgeUrl(world), apiKey, shopper, productId }));
}

/** The data of PostgreSQL goes when it is started. */
function forget(home: Home): void {
  rmSync(home.seeded, { force: true });
  rmSync(home.events, { force: true });
  rmSync(home.journal, { force: true });
}

function describe(world: World, running: readonly Running[]): ReadyContent {
  const { secrets, ports, home } = world;
  return {
    url: edgeUrl(world),
    apiKey: secrets.apiKey,
    admin: secrets.admin,
    shopper: secrets.shopper,
    databases: Object.fromEntries(
      running.map(({ service, database }) => [service.name, database.app]),
    ),
    tasks: running.map(({ service, task }) => {
      return { service: service.name, pid: task.pid(), port: ports.services[service.name] };
    }),
    provider: { url: providerUrl(world), journal: home.journal },
  };
}
