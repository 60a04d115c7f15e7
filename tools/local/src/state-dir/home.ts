import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The paths in QUARTET_HOME. */
export interface Home {
  readonly folder: string;
  readonly lock: string;
  readonly secrets: string;
  readonly ready: string;
  /** Exists once the shop was filled. */
  readonly seeded: string;
  readonly postgres: string;
  /** The templates that run. */
  readonly assembly: string;
  readonly model: string;
  readonly releases: string;
  /** The tables of DynamoDB. */
  readonly tables: string;
  readonly provider: string;
  readonly events: string;
  readonly journal: string;
  pid(name: string): string;
  log(name: string): string;
}

/** Makes the folders that are missing. */
export function openHome(folder: string): Home {
  for (const each of ['run', 'logs', 'provider']) {
    mkdirSync(join(folder, each), { recursive: true });
  }
  return homeIn(folder);
}

export function homeIn(folder: string): Home {
  const provider = join(folder, 'provider');
  return {
    folder,
    lock: join(folder, 'lock'),
    secrets: join(folder, 'secrets.json'),
    ready: join(folder, 'ready.json'),
    seeded: join(folder, 'seeded'),
    postgres: join(folder, 'postgres'),
    assembly: join(folder, 'assembly'),
    model: join(folder, 'model.json'),
    releases: join(folder, 'releases'),
    tables: join(folder, 'tables'),
    provider,
    events: join(folder, 'events.jsonl'),
    journal: join(provider, 'journal.jsonl'),
    pid: (name) => join(folder, 'run', `${name}.pid`),
    log: (name) => join(folder, 'logs', `${name}.log`),
  };
}
