import { rmSync } from 'node:fs';
import { type Home, openHome } from '../state-dir/home.ts';
import { acquireLock } from '../state-dir/lock.ts';
import { readyFile } from '../state-dir/ready.ts';
import { readSecrets } from '../state-dir/secrets.ts';
import type { SupervisorTools } from '../supervisor/supervised-process.ts';
import { killStaleProcesses } from '../supervisor/stale-processes.ts';
import { createLifeline } from '../supervisor/lifeline.ts';
import { createLogs } from '../supervisor/logs.ts';
import { seedShop } from '../seed/seed-shop.ts';
import type { Arguments } from './arguments.ts';
import type { Config } from '../context/config.ts';
import { readyContent } from './ready-content.ts';
import type { Shutdown } from './shutdown.ts';
import { prepareDatabaseEndpoint } from '../postgres/prepare-database-endpoint.ts';
import { greet, writeCurlFiles } from './greeting.ts';
import { choosePorts } from '../context/ports.ts';
import { print, step } from '../terminal/print.ts';
import { startStack } from './stack.ts';
import { edgeUrl, type RunContext } from '../context/run-context.ts';

interface RunOptions {
  readonly args: Arguments;
  readonly config: Config;
  readonly inherited: NodeJS.ProcessEnv;
  readonly shutdown: Shutdown;
}

/** From the first line until nothing runs any more. */
export async function run(options: RunOptions): Promise<void> {
  const cleanup = new AsyncDisposableStack();
  const startAborted = new AbortController();
  const starting = start(options, cleanup, startAborted.signal);
  try {
    await Promise.race([starting, options.shutdown.requested]);
    await options.shutdown.requested;
    print.line('Quartet stops');
  } finally {
    startAborted.abort();
    await starting.catch(() => undefined);
    await cleanup.disposeAsync();
  }
  print.line('Quartet has stopped');
}

async function start(
  options: RunOptions,
  cleanup: AsyncDisposableStack,
  signal: AbortSignal,
): Promise<void> {
  const { args, config } = options;
  const home = openHome(config.QUARTET_HOME);
  print.line(`Quartet starts in ${home.folder}`);
  const lock = await acquireLock(home.lock, {
    ancestors: options.shutdown.ancestors,
    limit: config.STOP_LIMIT,
    signal,
  });
  cleanup.defer(() => lock.release());
  signal.addEventListener('abort', () => lock.announceStop());
  await killStaleProcesses(home, config.STOP_LIMIT);
  if (args.reset) deleteData(home);
  const context = await createContext(options, home);
  const ready = readyFile(home);
  const tools = { ...(await createTools(options, home, cleanup)), signal, onRestart: ready.update };
  const stack = await startStack({ context, args, tools, cleanup });
  const productId = await step('seed', seedShop(context, stack, signal));
  signal.throwIfAborted();
  cleanup.defer(() => ready.remove());
  ready.write(() => readyContent(context, stack));
  const { apiKey, shopper } = context.secrets;
  const { unsupportedTypes: notRun } = stack.model;
  const paymentMethod = context.inherited['PROVIDER'] === 'stripe' ? 'pm_card_visa' : 'pm_ok';
  const url = edgeUrl(context);
  const { verbose } = args;
  const files = process.stdout.isTTY ? undefined : writeCurlFiles(home, { apiKey, shopper });
  print.line(greet({ url, apiKey, shopper, productId, paymentMethod, notRun, verbose, files }));
}

async function createContext(
  { args, config, inherited }: RunOptions,
  home: Home,
): Promise<RunContext> {
  const ports = await choosePorts(config);
  const secrets = await readSecrets(home.secrets);
  const databaseEndpoint =
    args.databaseAuth === 'iam' ? await prepareDatabaseEndpoint(home) : undefined;
  return { inherited, config, home, secrets, ports, databaseEndpoint, otlp: args.otlp };
}

async function createTools(
  { args, config, shutdown }: RunOptions,
  home: Home,
  cleanup: AsyncDisposableStack,
): Promise<Omit<SupervisorTools, 'signal' | 'onRestart'>> {
  const lifeline = createLifeline(home, config.STOP_LIMIT);
  cleanup.defer(() => lifeline.close());
  void lifeline.interrupted.then(shutdown.request);
  const logs = createLogs(home, await prettifier(config, args));
  return { home, lifeline, logs, stopLimit: config.STOP_LIMIT, force: shutdown.force };
}

/** Pretty for a person at a terminal, JSON for a program at the other end of a pipe. */
async function prettifier({ LOG_FORMAT }: Config, { verbose }: Arguments) {
  const isPretty = (LOG_FORMAT ?? (process.stdout.isTTY ? 'pretty' : 'json')) === 'pretty';
  if (!isPretty) return undefined;
  const { createPrettify } = await import('../supervisor/prettify.ts');
  return createPrettify(verbose);
}

/** The data of PostgreSQL goes when it is started. */
function deleteData(home: Home): void {
  for (const path of [home.seeded, home.events, home.journal, home.tables]) {
    rmSync(path, { recursive: true, force: true });
  }
}
