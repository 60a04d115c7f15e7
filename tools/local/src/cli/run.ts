import { rmSync } from 'node:fs';
import { type Home, openHome } from '../state-dir/home.ts';
import { takeLock } from '../state-dir/lock.ts';
import { readyFile } from '../state-dir/ready.ts';
import { readSecrets } from '../state-dir/secrets.ts';
import type { KeptTools } from '../supervisor/kept.ts';
import { endLeftovers } from '../supervisor/leftovers.ts';
import { createLifeline } from '../supervisor/lifeline.ts';
import { createLogs } from '../supervisor/logs.ts';
import { furnish } from '../seed/furnish.ts';
import type { Arguments } from './arguments.ts';
import type { Config } from '../context/config.ts';
import { describe } from './describe.ts';
import type { Ending } from './ending.ts';
import { greet } from './greeting.ts';
import { choosePorts } from '../context/ports.ts';
import { print, step } from '../terminal/print.ts';
import { startStack } from './stack.ts';
import { edgeUrl, type World } from '../context/world.ts';

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
  options: Run,
  cleanup: AsyncDisposableStack,
  signal: AbortSignal,
): Promise<void> {
  const { args, config } = options;
  const home = openHome(config.QUARTET_HOME);
  print.line(`Quartet starts in ${home.folder}`);
  const lock = await takeLock(home.lock, {
    launchers: options.ending.launchers,
    limit: config.STOP_LIMIT,
    signal,
  });
  cleanup.defer(() => lock.release());
  signal.addEventListener('abort', () => lock.announce());
  await endLeftovers(home, config.STOP_LIMIT);
  if (args.reset) forget(home);
  const world = await createWorld(options, home);
  const ready = readyFile(home);
  const tools = { ...(await createTools(options, home, cleanup)), signal, moved: ready.update };
  const stack = await startStack({ world, args, tools, cleanup });
  const productId = await step('seed', furnish(world, stack, signal));
  signal.throwIfAborted();
  cleanup.defer(() => ready.remove());
  ready.write(() => describe(world, stack));
  const { apiKey, shopper } = world.secrets;
  const { unsupportedTypes: notRun } = stack.model;
  const paymentMethod = world.inherited['PROVIDER'] === 'stripe' ? 'pm_card_visa' : 'pm_ok';
  print.line(greet({ url: edgeUrl(world), apiKey, shopper, productId, paymentMethod, notRun }));
}

async function createWorld({ config, inherited }: Run, home: Home): Promise<World> {
  const ports = await choosePorts(config);
  const secrets = await readSecrets(home.secrets);
  return { inherited, config, home, secrets, ports };
}

async function createTools(
  { config, ending }: Run,
  home: Home,
  cleanup: AsyncDisposableStack,
): Promise<Omit<KeptTools, 'signal' | 'moved'>> {
  const lifeline = createLifeline(home, config.STOP_LIMIT);
  cleanup.defer(() => lifeline.close());
  void lifeline.told.then(ending.begin);
  const logs = createLogs(home, await prettifier(config));
  return { home, lifeline, logs, stopLimit: config.STOP_LIMIT, hurry: ending.hurry };
}

/** Pretty for a person at a terminal, JSON for a program at the other end of a pipe. */
async function prettifier({ LOG_FORMAT }: Config) {
  const isPretty = (LOG_FORMAT ?? (process.stdout.isTTY ? 'pretty' : 'json')) === 'pretty';
  if (!isPretty) return undefined;
  const { createPrettify } = await import('../supervisor/prettify.ts');
  return createPrettify();
}

/** The data of PostgreSQL goes when it is started. */
function forget(home: Home): void {
  for (const path of [home.seeded, home.events, home.journal, home.tables]) {
    rmSync(path, { recursive: true, force: true });
  }
}
