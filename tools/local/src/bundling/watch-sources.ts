import { watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { print } from '../terminal/print.ts';
import type { Release } from '../scheduler/release.ts';
import type { ServiceScheduler } from '../scheduler/service-scheduler.ts';

export interface Watched {
  /** Of the service. */
  readonly name: string;
  readonly service: ServiceScheduler;
  /** What runs. */
  readonly release: Release;
  readonly folders: readonly string[];
  /** @throws Error with one sentence when the sources cannot be bundled */
  readonly bundle: () => Promise<Release>;
  /** Called when a change serves. */
  readonly rolled: (release: Release) => void;
}

/** An editor writes a file in several steps, and a person several files. */
const calm = 50;

/** Bundles a service anew when a source changes, and rolls it when that makes a difference. */
export function watchSources(watched: Watched): Disposable {
  let latest = watched.release;
  let isDirty = false;
  let isBuilding = false;
  let isOver = false;

  async function build(): Promise<void> {
    isBuilding = true;
    while (isDirty && !isOver) {
      isDirty = false;
      await pause(calm);
      const release = await watched.bundle().catch(tell);
      if (!release || release.id === latest.id || isOver) continue;
      latest = release;
      void roll(watched, release).catch(tell);
    }
    isBuilding = false;
  }

  const watchers = watched.folders.map((folder) =>
    watch(folder, { recursive: true }, () => {
      isDirty = true;
      if (!isBuilding) void build();
    }),
  );
  return {
    [Symbol.dispose]: () => {
      isOver = true;
      for (const watcher of watchers) watcher.close();
    },
  };
}

async function roll({ name, service, rolled }: Watched, release: Release): Promise<void> {
  print.note(`${name} has changed`);
  await service.roll(release);
  print.note(`${name} serves the change`);
  rolled(release);
}

function tell(error: Error): void {
  if (error.name !== 'AbortError') print.note(error.message);
}
