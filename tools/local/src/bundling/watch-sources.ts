import { setTimeout as pause } from 'node:timers/promises';
import { print } from '../terminal/print.ts';
import type { Release } from '../scheduler/release.ts';
import type { ServiceScheduler } from '../scheduler/service-scheduler.ts';
import { watchFolder } from './watch-folder.ts';

interface WatchOptions {
  /** The name of the service. */
  readonly name: string;
  readonly service: ServiceScheduler;
  /** The release that runs now. */
  readonly release: Release;
  readonly folders: readonly string[];
  /** @throws Error with one sentence when the sources cannot be bundled */
  readonly bundle: () => Promise<Release>;
  /** Called when a change serves. */
  readonly onDeployed: (release: Release) => void;
}

/** An editor writes a file in several steps, and a person several files. */
const debounce = 50;

/** Bundles a service anew when a source changes, and rolls it when that makes a difference. */
export function watchSources(options: WatchOptions): Disposable {
  let latest = options.release;
  let isDirty = false;
  let isBuilding = false;
  let isOver = false;

  async function build(): Promise<void> {
    isBuilding = true;
    while (isDirty && !isOver) {
      await pause(debounce);
      isDirty = false;
      const release = await options.bundle().catch(printError);
      if (!release || release.id === latest.id || isOver) continue;
      latest = release;
      void roll(options, release).catch(printError);
    }
    isBuilding = false;
  }

  const watchers = options.folders.map((folder) =>
    watchFolder(folder, () => {
      isDirty = true;
      if (!isBuilding) void build();
    }),
  );
  return {
    [Symbol.dispose]: () => {
      isOver = true;
      for (const watcher of watchers) watcher[Symbol.dispose]();
    },
  };
}

async function roll({ name, service, onDeployed }: WatchOptions, release: Release): Promise<void> {
  print.note(`${name} has changed`);
  await service.roll(release);
  print.note(`${name} serves the change`);
  onDeployed(release);
}

function printError(error: Error): void {
  if (error.name !== 'AbortError') print.note(error.message);
}
