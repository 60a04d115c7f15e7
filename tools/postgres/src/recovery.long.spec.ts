import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withClient } from './client.ts';
import {
  archiveNow,
  archiveSettings,
  copyRows,
  databaseUrl,
  type Postgres,
  provisionDatabase,
  recoverPostgres,
  removeData,
  replaceDatabase,
  serverFolder,
  startPostgres,
  takeBaseBackup,
} from './index.ts';

const password = 'secret';
const owner = { name: 'shop_owner', password: 'o' };
const app = { name: 'shop_app', password: 'a' };
const schema = `
  CREATE TABLE product (id integer PRIMARY KEY, name text NOT NULL);
  CREATE TABLE sale (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id integer NOT NULL REFERENCES product,
    twice integer GENERATED ALWAYS AS (product_id * 2) STORED);`;

let folder: string;
let archive: string;
let backup: string;
let live: Postgres;
let recovered: Postgres | undefined;

const homeOf = (name: string) => join(folder, name);
const query = <Row>(url: string, text: string): Promise<readonly Row[]> =>
  withClient(url, async (client) => (await client.query(text)).rows as Row[]);
const asOwner = () => databaseUrl(live.url, 'shop', owner);
const names = (url: string) => query<{ name: string }>(url, 'SELECT name FROM product ORDER BY id');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quartet-recovery-'));
  const home = homeOf('live');
  archive = await serverFolder(home, 'archive');
  backup = join(await serverFolder(home, 'backups'), 'first');
  const settings = { ...archiveSettings(archive), fsync: 'off' };
  live = await startPostgres({ home, password, durable: true, settings });
  await provisionDatabase(live.url, { name: 'shop', owner, app });
  await query(asOwner(), `${schema} INSERT INTO product VALUES (1, 'mug')`);
  await takeBaseBackup({ url: live.url, home, target: backup });
});

afterAll(async () => {
  await recovered?.stop();
  await live.stop();
  for (const name of ['live', 'recovered', 'late']) await removeData(homeOf(name));
  rmSync(folder, { recursive: true });
});

it('brings one database back to a moment, and leaves the server alone', async () => {
  await query(
    asOwner(),
    `INSERT INTO product VALUES (2, 'lamp'); INSERT INTO sale (product_id) VALUES (2)`,
  );
  const [{ now: until }] = (await query(live.url, 'SELECT clock_timestamp() AS now')) as [
    { now: Date },
  ];
  await query(asOwner(), 'DELETE FROM sale; DROP TABLE sale; DELETE FROM product');
  await archiveNow(live.url);

  const home = homeOf('recovered');
  const server = await recoverPostgres({ home, backup, archive, until, password });
  recovered = server;
  expect(server.lastTransaction?.getTime()).toBeLessThanOrEqual(until.getTime());
  const source = databaseUrl(server.url, 'shop');
  expect(await names(source)).toEqual([{ name: 'mug' }, { name: 'lamp' }]);
  expect(await names(asOwner())).toEqual([]);

  await replaceDatabase(live.url, {
    name: 'shop',
    aside: 'shop_aside',
    owner: owner.name,
    app: app.name,
  });
  await query(asOwner(), schema);
  const to = databaseUrl(live.url, 'shop');
  await copyRows({ from: source, to, folder: await serverFolder(homeOf('live'), 'rows') });
  expect(await names(databaseUrl(live.url, 'shop', app))).toEqual([
    { name: 'mug' },
    { name: 'lamp' },
  ]);
  await query(asOwner(), 'INSERT INTO sale (product_id) VALUES (1)');
  expect(await query(to, 'SELECT id::integer, twice FROM sale ORDER BY id')).toEqual([
    { id: 1, twice: 4 },
    { id: 2, twice: 2 },
  ]);
});

it('refuses a moment that the archive does not reach', async () => {
  const until = new Date(Date.now() + 3_600_000);
  const late = recoverPostgres({ home: homeOf('late'), backup, archive, until, password });
  await expect(late).rejects.toThrow(
    'recovery ended before configured recovery target was reached',
  );
});
