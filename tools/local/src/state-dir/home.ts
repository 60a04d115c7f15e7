import { chmodSync, existsSync, mkdirSync } from 'node:fs';
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
  /** The certificate and the private key of the database endpoint. */
  readonly database: { readonly certificate: string; readonly key: string };
  /** The header and the body that the printed command reads. */
  readonly curl: { readonly key: string; readonly login: string };
  pid(name: string): string;
  log(name: string): string;
}

/**
 * Makes the folders that are missing, for their owner alone. The data of a server that runs as another account than
 * ours, as one that root starts, may be in a folder from earlier: then others may pass through it.
 */
export function openHome(folder: string): Home {
  const isShared = process.getuid?.() === 0 && existsSync(join(folder, 'postgres', 'data'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, isShared ? 0o711 : 0o700);
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
    database: {
      certificate: join(folder, 'database-certificate.pem'),
      key: join(folder, 'database-key.pem'),
    },
    curl: { key: join(folder, 'curl-key'), login: join(folder, 'curl-login.json') },
    pid: (name) => join(folder, 'run', `${name}.pid`),
    log: (name) => join(folder, 'logs', `${name}.log`),
  };
}
