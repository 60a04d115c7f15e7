import { randomBytes } from 'node:crypto';
import type { EdgeSetting } from '@quartet/aws/protocol/messages';
import type { Model } from '@quartet/cloudformation/model/model';
import { UserError } from '@quartet/cloudformation/user-error';
import { openBundling, sourcesOf } from '../bundling/bundle.ts';
import { currentRelease, deleteReleases } from '../bundling/releases.ts';
import { watchSources } from '../bundling/watch-sources.ts';
import { withBuildLock } from '../context/workspace.ts';
import { listenForControl } from '../control-api/control.ts';
import type { SupervisedProcess } from '../supervisor/supervised-process.ts';
import type { EdgeRegistry } from '../scheduler/edge-registry.ts';
import type { Launcher } from '../scheduler/launcher.ts';
import { prepareDocker } from '../scheduler/containers.ts';
import { type Release, releaseOfImage } from '../scheduler/release.ts';
import { migrateFirst, type RunTask } from '../scheduler/migrate-first.ts';
import { runOneOffTask } from '../scheduler/one-off-task.ts';
import { createScheduler, type Scheduler } from '../scheduler/scheduler.ts';
import { DeploymentFailed } from '../scheduler/deployment-failed.ts';
import { gatewayKeys, storeApiKey } from './api-key.ts';
import { print, step } from '../terminal/print.ts';
import type { PlannedService } from './service-plans.ts';
import type { StackOptions } from './stack-options.ts';
import { cloudUrl } from '../context/run-context.ts';
import { containerLauncher } from '../scheduler/container-launcher.ts';
import { startInspector } from './start-inspector.ts';
import { processLauncher } from '../scheduler/process-launcher.ts';

interface StartServicesOptions extends StackOptions {
  readonly model: Model;
  readonly ports: EdgeSetting['ports'];
  readonly services: readonly PlannedService[];
  readonly releases: ReadonlyMap<string, Release>;
  readonly edge: SupervisedProcess;
  readonly cloud: SupervisedProcess;
  readonly registry: EdgeRegistry;
}

interface HasLauncher {
  readonly launcher: Launcher;
}

export interface RunningServices extends HasLauncher {
  readonly services: readonly PlannedService[];
  readonly scheduler: Scheduler;
  readonly control: EdgeSetting['control'];
}

/** Starts the tasks, and the edge for them; returns when all serve. */
export async function startServices(options: StartServicesOptions): Promise<RunningServices> {
  const { context, model, tools, cleanup, services, edge, cloud } = options;
  const launcher = await createLauncher(options);
  const { registry } = options;
  const onChange = tools.onRestart;
  const runTask = createRunTask(services, launcher);
  const started = createScheduler(services, { ...tools, launcher, registry, onChange });
  const scheduler = context.databaseEndpoint
    ? migrateFirst(started, { runTask, signal: tools.signal })
    : started;
  cleanup.defer(() => scheduler.stop());
  // The edge stops before the tasks, so that they answer what is on its way.
  cleanup.defer(() => edge.stop());
  const control = await startControl({ ...options, runTask }, scheduler);
  registry.configure(settingOf(options, control));
  const tasks = services.map((plan) =>
    step(plan.service.name, startTasks(plan, scheduler, options)),
  );
  const url = cloudUrl(context);
  const storingKey = cloud.ready().then(() => storeApiKey(model, url, context.secrets.apiKey));
  await Promise.all([storingKey, step('edge', edge.ready()), ...tasks]);
  return { services, launcher, scheduler, control };
}

async function startControl(
  { context, args, tools, cleanup, runTask }: StartServicesOptions & { readonly runTask: RunTask },
  scheduler: Scheduler,
): Promise<EdgeSetting['control']> {
  const { home } = context;
  const token = randomBytes(32).toString('base64url');
  let ready = args.containers ? Promise.resolve() : undefined;
  const control = await listenForControl(token, {
    scheduler,
    runTask,
    release: async (service, { image, dist = args.dist }) => {
      if (image === undefined) {
        const options = { ...args, dist };
        return withBuildLock(tools.signal, async () => currentRelease(home, service, options));
      }
      if (context.databaseEndpoint) throw new DeploymentFailed(noImages);
      await (ready ??= prepareDocker(home.folder));
      return releaseOfImage(image);
    },
  });
  cleanup.defer(() => control.close());
  return { url: control.url, token };
}

const noImages =
  'With --database-auth iam no image can run: a container cannot read the certificate of the database.';

function createRunTask(services: readonly PlannedService[], launcher: Launcher): RunTask {
  return (service, task, release) => {
    const plan = services.find((each) => each.service.name === service);
    return runOneOffTask({ service, task, release, plan, launcher });
  };
}

function settingOf(
  { context, model, ports }: StartServicesOptions,
  control: EdgeSetting['control'],
): EdgeSetting {
  const { config, home, secrets, otlp } = context;
  return {
    model,
    ports,
    control,
    cloudUrl: cloudUrl(context),
    traces: otlp === undefined ? undefined : { port: context.ports.traces, url: otlp },
    home: home.folder,
    rateLimits: config.QUARTET_RATE_LIMITS,
    apiKeys: gatewayKeys(model, secrets.apiKey),
  };
}

/** A service that is being written may not start: then its next version is waited for. */
async function startTasks(
  { service: { name } }: PlannedService,
  scheduler: Scheduler,
  { context, args, tools, releases, cleanup }: StartServicesOptions,
): Promise<void> {
  const service = scheduler.service(name);
  const release = releases.get(name);
  if (!service || !release) return;
  const isWatched = args.watchedService === name;
  if (isWatched) {
    const { home } = context;
    const bundling = cleanup.use(openBundling({ service: name, home, signal: tools.signal }));
    const watching = watchSources({
      ...{ name, service, release, folders: sourcesOf(name) },
      bundle: bundling.bundle,
      onDeployed: (latest) => deleteReleases(home, name, [latest]),
    });
    cleanup.use(watching);
  }
  try {
    await service.start(release);
  } catch (error) {
    if (!(error instanceof DeploymentFailed)) throw error;
    if (!isWatched) throw new UserError(error.message, { cause: error });
    print.note(error.message);
    await service.waitUntilStable();
  }
}

/** Starts a bundle as a process, and an image in a container; a roll may go from one to the other. */
async function createLauncher({ args, tools, cleanup }: StackOptions): Promise<Launcher> {
  const inspector = await startInspector(args);
  if (inspector) cleanup.use(inspector);
  const [processes, containers] = [processLauncher(tools, inspector), containerLauncher(tools)];
  return {
    launch: (what) =>
      what.release.folder === undefined ? containers.launch(what) : processes.launch(what),
  };
}
