import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrate } from '@quartet/database';
import { eventsMigrations } from '@quartet/events';
import { createLogger } from '@quartet/logging';
import { databaseUrl, ensureTemplate, provisionDatabase } from '@quartet/postgres';
import type { TestServer } from './test-server.ts';

const migrated = new Map<string, Promise<string>>();

/**
 * The name of a database with the tables of the project that a spec belongs to. The first spec of a
 * run that needs it creates it; each spec file clones it in some ten milliseconds.
 */
export function templateOf(server: TestServer, specFile: string): Promise<string> {
  const root = specFile.slice(0, specFile.lastIndexOf('/src/'));
  const known = migrated.get(root) ?? createTemplate(server, root);
  migrated.set(root, known);
  return known;
}

async function createTemplate(server: TestServer, root: string): Promise<string> {
  const { superuser, run, owner, app } = server;
  const name = `template_${run}_${basename(root)}`;
  const migrations = join(root, 'src/migrations');
  const own = existsSync(migrations) ? [pathToFileURL(`${migrations}/`)] : [];
  const log = createLogger('test', { LOG_LEVEL: 'silent', LOG_FORMAT: 'json' });
  await ensureTemplate(superuser, name, async (draft) => {
    await provisionDatabase(superuser, { name: draft, owner, app });
    const url = databaseUrl(superuser, draft, owner);
    for (const folder of [eventsMigrations, ...own]) await migrate({ url, folder, log });
  });
  return name;
}
