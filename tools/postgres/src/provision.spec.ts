import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withClient } from './client.ts';
import {
  cloneDatabase,
  databaseUrl,
  dropDatabase,
  type Postgres,
  provisionDatabase,
  removeData,
  startPostgres,
} from './index.ts';

const plan = (name: string) => ({
  name,
  owner: { name: `${name}_owner`, password: `${name}-o'wner` },
  app: { name: `${name}_app`, password: `${name}-app` },
});
const orders = plan('orders');
const users = plan('users');

let home: string;
let postgres: Postgres;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'quartet-provision-'));
  postgres = await startPostgres({ home, durable: false, password: 'superuser' });
  await provisionDatabase(postgres.url, orders);
  await provisionDatabase(postgres.url, users);
  await as('owner', 'CREATE TABLE placed (id int GENERATED ALWAYS AS IDENTITY, what text)');
});
afterAll(async () => {
  await postgres?.stop();
  await removeData(home);
  rmSync(home, { recursive: true });
});

function as(role: 'owner' | 'app', sql: string, database = 'orders'): Promise<unknown> {
  const url = databaseUrl(postgres.url, database, orders[role]);
  return withClient(url, async (client) => (await client.query(sql)).rows);
}

it("allows the app role to read and write rows of the owner's tables", async () => {
  await as('app', `INSERT INTO placed (what) VALUES ('mug')`);
  await as('app', `UPDATE placed SET what = 'pan'`);
  expect(await as('app', 'SELECT what FROM placed')).toEqual([{ what: 'pan' }]);
  await as('app', 'DELETE FROM placed');
});

it.each([
  'CREATE TABLE mine (n int)',
  'DROP TABLE placed',
  'CREATE SCHEMA mine',
  'TRUNCATE placed',
])('does not allow the app role to %s', async (sql) => {
  await expect(as('app', sql)).rejects.toThrow(/permission denied|must be owner/);
});

it.each([
  'SELECT lo_create(0)',
  'SELECT lo_creat(-1)',
  `SELECT lo_from_bytea(0, 'x')`,
  'SELECT lo_open(1, 131072)',
  `SELECT lo_put(1, 0, 'x')`,
  'SELECT loread(0, 1)',
  `SELECT lowrite(0, 'x')`,
  'SELECT lo_unlink(1)',
])('does not allow either role to use large objects: %s', async (sql) => {
  await expect(as('app', sql)).rejects.toThrow('permission denied for function');
  await expect(as('owner', sql)).rejects.toThrow('permission denied for function');
});

it.each(['owner', 'app'] as const)('lets the %s see only its own database', async (role) => {
  await expect(as(role, 'SELECT 1', 'users')).rejects.toThrow('permission denied for database');
});

it('can be repeated, and then sets the new password of the role', async () => {
  const renewed = { ...users, app: { ...users.app, password: 'renewed' } };
  await provisionDatabase(postgres.url, renewed);
  await provisionDatabase(postgres.url, renewed);
  const url = databaseUrl(postgres.url, 'users', renewed.app);
  await expect(withClient(url, (client) => client.query('SELECT 1'))).resolves.toBeDefined();
});

it('creates one database for two concurrent calls', async () => {
  const both = [1, 2].map(() => provisionDatabase(postgres.url, plan('payments')));
  await expect(Promise.all(both)).resolves.toHaveLength(2);
});

it('clones a database with its rows and privileges, for its two roles only', async () => {
  await as('owner', `INSERT INTO placed (what) VALUES ('kettle')`);
  const roles = { owner: orders.owner.name, app: orders.app.name };
  await cloneDatabase(postgres.url, { name: 'copy', template: 'orders', ...roles });
  await as('app', `INSERT INTO placed (what) VALUES ('copied')`, 'copy');
  expect(await as('owner', 'SELECT what FROM placed', 'copy')).toHaveLength(2);
  expect(await as('app', 'SELECT what FROM placed')).toEqual([{ what: 'kettle' }]);
  const stranger = databaseUrl(postgres.url, 'copy', users.owner);
  await expect(withClient(stranger, (client) => client.query('SELECT 1'))).rejects.toThrow(
    'permission denied for database',
  );
});

it('drops a database with open connections, and ignores one that does not exist', async () => {
  await provisionDatabase(postgres.url, plan('dropped'));
  await withClient(databaseUrl(postgres.url, 'dropped'), async () => {
    await dropDatabase(postgres.url, 'dropped');
  });
  await dropDatabase(postgres.url, 'dropped');
  await expect(as('app', 'SELECT 1', 'dropped')).rejects.toThrow('does not exist');
});
