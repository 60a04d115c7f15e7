import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Service, services } from '@quartet/infra/services';
import { readRows } from '@quartet/postgres';
import { openHome } from '../state-dir/home.ts';
import { readSecrets } from '../state-dir/secrets.ts';
import { ensureDatabase } from '../postgres/databases.ts';
import { startServer } from '../postgres/server.ts';
import { createLifeline } from '../supervisor/lifeline.ts';
import { freePort } from '../context/ports.ts';
import { readModel } from '@quartet/cloudformation/read-model';
import { endpoints } from '@quartet/cloudformation/testing/endpoints';
import { synthesis } from '../testing/synthesis.ts';

jest.setTimeout(300_000);

const [orders] = services;
const own = { name: 'one-more', priority: 90, port: 4_000, publicPaths: [] };
const oneMore = { ...orders, ...own } as unknown as Service;

it('shows a service more as a database more, with its two roles', async () => {
  await using cleanup = new AsyncDisposableStack();
  const made = synthesis({ before: {}, after: { addedServices: [oneMore] } });
  const folder = mkdtempSync(join(tmpdir(), 'quartet-changed-'));
  cleanup.defer(() => rmSync(folder, { recursive: true }));
  const home = openHome(folder);
  const secrets = await readSecrets(home.secrets);
  const lifeline = createLifeline(home, 1_000);
  cleanup.defer(() => lifeline.close());
  const password = secrets.superuserPassword;
  const options = { home, lifeline, port: await freePort(), password, reset: false };
  const server = await startServer(options);
  cleanup.defer(() => server.stop());

  const names = async (name: 'before' | 'after') => {
    const model = readModel(made.folder(name), endpoints);
    for (const service of model.services) {
      await ensureDatabase(service, { url: server.url, secrets, reset: false });
    }
    const rows = await readRows(server.url, {
      databases: `SELECT datname AS name FROM pg_database WHERE datname LIKE 'quartet%'`,
      roles: `SELECT rolname AS name FROM pg_roles WHERE rolname LIKE 'quartet%'`,
    });
    return new Set(Object.values(rows).flatMap((each) => each.map((row) => row['name'])));
  };
  const before = await names('before');
  expect(before).toContain('quartet_orders');
  expect((await names('after')).difference(before)).toEqual(
    new Set(['quartet_one_more', 'quartet_one_more_owner', 'quartet_one_more_app']),
  );
});
