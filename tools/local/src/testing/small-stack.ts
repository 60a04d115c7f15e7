import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCloud } from '../cloud-process/testing/cloud-process.ts';
import { type Home, openHome } from '../state-dir/home.ts';
import { readSecrets } from '../state-dir/secrets.ts';
import type { Model } from '@quartet/cloudformation/model/model';
import { createLifeline } from '../supervisor/lifeline.ts';
import { createLogs } from '../supervisor/logs.ts';
import { Config } from '../context/config.ts';
import { chooseAddresses, type LocalAddresses } from '../cli/local-addresses.ts';
import { choosePorts, freePort } from '../context/ports.ts';
import { cloudUrl, type RunContext } from '../context/run-context.ts';
import { createEdgeRegistry } from '../scheduler/edge-registry.ts';
import { taskEnvironment } from '../scheduler/environment.ts';
import { processLauncher } from '../scheduler/process-launcher.ts';
import type { Release } from '../scheduler/release.ts';
import { createScheduler, type Scheduler, type ServicePlan } from '../scheduler/scheduler.ts';
import { readAssembly } from '@quartet/cloudformation/assembly/read-assembly';
import { requiredPorts } from '@quartet/cloudformation/required-ports';
import { readStage } from '@quartet/cloudformation/read-model';
import { type EdgeProcess, startEdge } from './edge-process.ts';

/** A folder of templates, run with the edge, the cloud and the scheduler of the runner, and with small tasks. */
export interface SmallStack {
  readonly model: Model;
  readonly endpoints: LocalAddresses['endpoints'];
  readonly scheduler: Scheduler;
  /** The folder that the tasks of a service run in. */
  folderOf(service: string): string;
  close(): Promise<void>;
}

/** @param names the services that have tasks */
export async function startSmallStack(
  folder: string,
  names: readonly string[],
): Promise<SmallStack> {
  await using cleanup = new AsyncDisposableStack();
  const home = openHome(mkdtempSync(join(tmpdir(), 'quartet-small-')));
  cleanup.defer(() => rmSync(home.folder, { recursive: true }));
  const context = await contextIn(home);
  const assembly = readAssembly(folder);
  const { endpoints, ports } = await chooseAddresses(
    requiredPorts(assembly),
    context,
    'postgres://127.0.0.1:1',
  );
  const model = readStage(assembly, endpoints);
  const environment = { PORT: String(context.ports.cloud) };
  const cloud = await startCloud({ folder: home.folder, model, environment });
  cleanup.defer(async () => void (await cloud.kill('SIGKILL')));
  const edge = startEdge({
    ...{ model, ports, home: home.folder, rateLimits: true, apiKeys: {} },
    cloudUrl: cloudUrl(context),
    control: { url: 'http://127.0.0.1:1', token: '' },
  });
  cleanup.defer(() => endEdge(edge));
  const scheduler = scheduleTasks(edge, plansOf(model, context, names), { context, cleanup });
  await edge.waitForMessage({ type: 'listening' });
  await Promise.all(names.map((name) => scheduler.service(name)?.start(echoRelease(home, name))));
  const owned = cleanup.move();
  return {
    ...{ model, endpoints, scheduler, folderOf: (service) => folderOf(home, service) },
    close: () => owned.disposeAsync(),
  };
}

async function contextIn(home: Home): Promise<RunContext> {
  const config = Config.parse({
    QUARTET_HOME: home.folder,
    QUARTET_PORT: String(await freePort()),
  });
  const inherited = { PATH: process.env['PATH'] };
  const secrets = await readSecrets(home.secrets);
  return { home, config, inherited, secrets, ports: await choosePorts(config) };
}

function plansOf(
  model: Model,
  context: RunContext,
  names: readonly string[],
): readonly ServicePlan[] {
  const sources = { secrets: context.secrets, services: model.services, provider: 'http://nobody' };
  return model.services
    .filter(({ name }) => names.includes(name))
    .map((service) => ({
      service,
      containerOf: () => service.container,
      environment: (container, port) =>
        taskEnvironment(container, port, { context, sources, database: undefined }),
      port: undefined,
      proxyUrl: undefined,
      healthPath: '/',
    }));
}

function scheduleTasks(
  edge: EdgeProcess,
  plans: readonly ServicePlan[],
  {
    context: { home },
    cleanup,
  }: { readonly context: RunContext; readonly cleanup: AsyncDisposableStack },
): Scheduler {
  const registry = createEdgeRegistry();
  registry.attach(edge.child);
  const lifeline = createLifeline(home, 1_000);
  cleanup.defer(() => lifeline.close());
  const force = new AbortController().signal;
  const launcher = processLauncher({ home, lifeline, logs: createLogs(home), force });
  const tools = { launcher, registry, stopLimit: 60_000, onChange: () => undefined };
  const scheduler = createScheduler(plans, tools);
  cleanup.defer(() => scheduler.stop());
  return scheduler;
}

function folderOf(home: Home, service: string): string {
  return join(home.releases, service);
}

function echoRelease(home: Home, service: string): Release {
  const folder = folderOf(home, service);
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(import.meta.dirname, 'fixture/echo.mjs'), join(folder, 'main.mjs'));
  return { id: 'echo', folder };
}

async function endEdge({ child, ended }: EdgeProcess): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}
