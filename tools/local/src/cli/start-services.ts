import { randomBytes } from 'node:crypto';
import { bundle, sourcesOf } from '../bundling/bundle.ts';
import { currentRelease, forgetReleases } from '../bundling/releases.ts';
import { watchSources } from '../bundling/watch-sources.ts';
import { withBuilds } from '../context/workspace.ts';
import { listenForControl } from '../control-api/control.ts';
import type { EdgeSetting } from '@quartet/aws/protocol/messages';
import type { Model } from '@quartet/cloudformation/model/model';
import type { Kept } from '../supervisor/kept.ts';
import type { EdgeRegistry } from '../scheduler/edge-registry.ts';
import type { Launcher } from '../scheduler/launcher.ts';
import { readyContainers } from '../scheduler/containers.ts';
import { createLauncher } from '../scheduler/create-launcher.ts';
import { type Release, releaseOfImage } from '../scheduler/release.ts';
import { createScheduler, type Scheduler } from '../scheduler/scheduler.ts';
import { Unsteady } from '../scheduler/unsteady.ts';
import { gatewayKeys, keepApiKey } from './api-key.ts';
import { print, step } from '../terminal/print.ts';
import type { Planned } from './service-plans.ts';
import type { StackOptions } from './stack.ts';
import { StartError } from '@quartet/cloudformation/start-error';
import { cloudUrl } from '../context/world.ts';

export interface Services extends StackOptions {
  readonly model: Model;
  readonly ports: EdgeSetting['ports'];
  readonly planned: readonly Planned[];
  readonly releases: ReadonlyMap<string, Release>;
  readonly edge: Kept;
  readonly cloud: Kept;
  readonly registry: EdgeRegistry;
}

export interface Running {
  readonly planned: readonly Planned[];
  readonly launcher: Launcher;
  readonly scheduler: Scheduler;
  readonly control: EdgeSetting['control'];
}

/** Starts the tasks, and the edge for them; returns when all serve. */
export async function startServices(options: Services): Promise<Running> {
  const { world, model, tools, cleanup, planned, edge, cloud } = options;
  const launcher = createLauncher(tools);
  const { registry } = options;
  const changed = tools.moved;
  const scheduler = createScheduler(planned, { ...tools, launcher, registry, changed });
  cleanup.defer(() => scheduler.stop());
  // The edge stops before the tasks, so that they answer what is on its way.
  cleanup.defer(() => edge.stop());
  const control = await startControl(options, scheduler);
  registry.configure(settingOf(options, control));
  const tasks = planned.map((plan) =>
    step(plan.service.name, startTasks(plan, scheduler, options)),
  );
  const url = cloudUrl(world);
  const keeping = cloud.ready().then(() => keepApiKey(model, url, world.secrets.apiKey));
  await Promise.all([
    step('cloud', keeping, cloud.since),
    step('edge', edge.ready(), edge.since),
    ...tasks,
  ]);
  return { planned, launcher, scheduler, control };
}

async function startControl(
  { world, args, tools, cleanup }: Services,
  scheduler: Scheduler,
): Promise<EdgeSetting['control']> {
  const { home } = world;
  const token = randomBytes(32).toString('base64url');
  let ready = args.containers ? Promise.resolve() : undefined;
  const control = await listenForControl(token, {
    scheduler,
    release: async (service, image) => {
      if (image === undefined) {
        return withBuilds(tools.signal, async () => currentRelease(home, service, args));
      }
      await (ready ??= readyContainers(home.folder));
      return releaseOfImage(image);
    },
  });
  cleanup.defer(() => control.close());
  return { url: control.url, token };
}

function settingOf(
  { world, model, ports }: Services,
  control: EdgeSetting['control'],
): EdgeSetting {
  const { config, home, secrets } = world;
  return {
    model,
    ports,
    control,
    cloudUrl: cloudUrl(world),
    home: home.folder,
    rateLimits: config.QUARTET_RATE_LIMITS,
    apiKeys: gatewayKeys(model, secrets.apiKey),
  };
}

/** A service that is being written may not start: then its next version is waited for. */
async function startTasks(
  { service: { name } }: Planned,
  scheduler: Scheduler,
  { world, args, tools, releases, cleanup }: Services,
): Promise<void> {
  const service = scheduler.service(name);
  const release = releases.get(name);
  if (!service || !release) return;
  const isWatched = args.watched === name;
  if (isWatched) {
    const { inherited, home } = world;
    const watching = watchSources({
      ...{ name, service, release, folders: sourcesOf(name) },
      bundle: () => bundle(name, home, { ...tools, inherited }),
      rolled: (latest) => forgetReleases(home, name, [latest]),
    });
    cleanup.use(watching);
  }
  try {
    await service.start(release);
  } catch (error) {
    if (!(error instanceof Unsteady)) throw error;
    if (!isWatched) throw new StartError(error.message, { cause: error });
    print.note(error.message);
    await service.settle();
  }
}
