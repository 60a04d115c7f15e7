import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { type Quartet, runner, startQuartet } from '@quartet/local-client/start-quartet';
import { freePort } from '@quartet/postgres';
import { mountDatabaseVolume } from './full-disk/volumes.ts';
import type { SharedFault, SharedFaults } from './shared-faults/shared-fault.ts';
import { startSlowBus } from './shared-faults/slow-bus.ts';
import { cpuStarvation } from './shared-faults/starve-cpu.ts';
import { mountVolume } from './shared-faults/volume.ts';

interface ChaosQuartetPlan {
  readonly folder: string;
  /** Additional environment variables. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Stops waiting for the start. */
  readonly signal: AbortSignal;
  /** True for volumes of their own for the payment provider and PostgreSQL. @default false */
  readonly hasVolumes?: boolean;
}

export interface ChaosQuartet extends Quartet {
  /** The faults of what its processes share. */
  readonly shared: SharedFaults;
  /** Volumes that can be full; undefined where there are none. */
  readonly volumes: Readonly<Record<'provider' | 'postgres', SharedFault | undefined>>;
}

const stopLimit = 5_000;
const tasks = ['orders', 'users', 'payments', 'products'].flatMap((name) => [
  '--scale',
  `${name}=2`,
]);

/** Milliseconds of a call to the bus while it is slow. */
const busDelay = 2_000;

/**
 * Starts a Quartet with two tasks of each service, which stops soon even while processes are paused. Where this machine
 * allows it, its state folder is a volume of its own, and its logs are copied to the folder in the end.
 */
export async function startChaosQuartet(plan: ChaosQuartetPlan): Promise<ChaosQuartet> {
  const { folder, environment, signal } = plan;
  await using cleanup = new AsyncDisposableStack();
  const path = join(folder, 'volume');
  const volume = mountVolume(path);
  if (volume) {
    cleanup.use(volume);
    cleanup.defer(() => copyLogs(path, folder));
  }
  const home = join(path, 'home');
  const volumes = {
    provider: plan.hasVolumes ? mountVolume(join(home, 'provider')) : undefined,
    postgres: plan.hasVolumes ? await mountDatabaseVolume(home) : undefined,
  };
  for (const each of Object.values(volumes)) cleanup.use(each);
  const cloudPort = await freePort();
  const bus = cleanup.use(await startSlowBus(`http://127.0.0.1:${cloudPort}`, busDelay));
  const quartet = await startQuartet({
    home,
    command: [...runner, ...tasks],
    environment: {
      STOP_LIMIT: String(stopLimit),
      CLOUD_PORT: String(cloudPort),
      QUARTET_EVENTBRIDGE_URL: bus.url,
      ...environment,
    },
    signal,
    stopLimit,
  });
  cleanup.use(quartet);
  const started = cleanup.move();
  return {
    ...{ ...quartet, volumes },
    shared: { bus_slow: bus, disk_full: volume, cpu_starved: cpuStarvation() },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

async function copyLogs(volume: string, folder: string): Promise<void> {
  await cp(join(volume, 'quartet.log'), join(folder, 'quartet.log'));
  await cp(join(volume, 'home/logs'), join(folder, 'home/logs'), { recursive: true });
}
