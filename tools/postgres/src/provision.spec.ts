import { randomBytes } from 'node:crypto';
import { withClient } from './client.ts';
import {
  cloneDatabase,
  databaseUrl,
  dropDatabase,
  dropDatabases,
  provisionDatabase,
} from './index.ts';

/** The superuser's URL of the server that all specs of the run share. */
const { superuser } = JSON.parse(process.env['QUARTET_TEST_SERVER'] ?? '{}') as {
  readonly superuser: string;
};

/** The end of all names here, as the server has databases of other specs too. */
const suffix = randomBytes(4).toString('hex');
const named = (name: string) => `${name}_${suffix}`;

const plan = (name: string) => ({
  name: named(name),
  owner: { name: named(`${name}_owner`), password: `${name}-o'wner` },
  app: { name: named(`${name}_app`), password: `${name}-app` },
});
const orders = plan('orders');
const users = plan('users');

beforeAll(async () => {
  await provisionDatabase(superuser, orders);
  await provisionDatabase(superuser, users);
  await as('owner', 'CREATE TABLE placed (id int GENERATED ALWAYS AS IDENTITY, what text)');
});
afterAll(async () => {
  await dropDatabases(superuser, named('%'));
  await withClient(superuser, async (client) => {
    const { rows } = await client.query<{ readonly role: string }>(
      'SELECT rolname AS role FROM pg_roles WHERE rolname LIKE $1',
      [named('%')],
    );
    await client.query(`DROP ROLE ${rows.map(({ role }) => role).join(', ')}`);
  });
});

function as(role: 'owner' | 'app', sql: string, database = orders.name): Promise<unknown> {
  const url = databaseUrl(superuser, database, orders[role]);
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
  await expect(as(role, 'SELECT 1', users.name)).rejects.toThrow('permission denied for database');
});

it('can be repeated, and then sets the new password of the role', async () => {
  const renewed = { ...users, app: { ...users.app, password: 'renewed' } };
  await provisionDatabase(superuser, renewed);
  await provisionDatabase(superuser, renewed);
  const url = databaseUrl(superuser, users.name, renewed.app);
  await expect(withClient(url, (client) => client.query('SELECT 1'))).resolves.toBeDefined();
});

it('creates one database for two concurrent calls', async () => {
  const both = [1, 2].map(() => provisionDatabase(superuser, plan('payments')));
  await expect(Promise.all(both)).resolves.toHaveLength(2);
});

it('clones a database with its rows and privileges, for its two roles only', async () => {
  await as('owner', `INSERT INTO placed (what) VALUES ('kettle')`);
  const copy = named('copy');
  const roles = { owner: orders.owner.name, app: orders.app.name };
  await cloneDatabase(superuser, { name: copy, template: orders.name, ...roles });
  await as('app', `INSERT INTO placed (what) VALUES ('copied')`, copy);
  expect(await as('owner', 'SELECT what FROM placed', copy)).toHaveLength(2);
  expect(await as('app', 'SELECT what FROM placed')).toEqual([{ what: 'kettle' }]);
  const stranger = databaseUrl(superuser, copy, users.owner);
  await expect(withClient(stranger, (client) => client.query('SELECT 1'))).rejects.toThrow(
    'permission denied for database',
  );
});

it('drops a database with open connections, and ignores one that does not exist', async () => {
  const dropped = plan('dropped');
  await provisionDatabase(superuser, dropped);
  await withClient(databaseUrl(superuser, dropped.name), async () => {
    await dropDatabase(superuser, dropped.name);
  });
  await dropDatabase(superuser, dropped.name);
  await expect(as('app', 'SELECT 1', dropped.name)).rejects.toThrow('does not exist');
});
