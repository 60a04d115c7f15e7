import { rdsServer } from '@quartet/testing';
import { createLogger } from '@quartet/logging';
import type pg from 'pg';
import { credentials, type RdsMaster, rdsMaster } from '../../fixture/rds-master.ts';
import { createDatabase } from '../create-database/create-database.ts';
import { dropDatabase } from './drop-database.ts';

const log = createLogger('test', { LOG_LEVEL: 'silent', LOG_FORMAT: 'json' });
const users = { DATABASE_NAME: 'users', DATABASE_OWNER: 'users_owner', DATABASE_APP: 'users_app' };

let server: RdsMaster;
beforeAll(async () => {
  Object.assign(process.env, credentials);
  server = await rdsMaster(await rdsServer());
  await createDatabase(server.configWith(), log);
  await createDatabase(server.configWith(users), log);
});
afterAll(() => server?.close());

const namesLike = async (pattern: string) => {
  const { rows } = await server.superuser.query<{ readonly name: string }>(
    `SELECT datname AS name FROM pg_database WHERE datname LIKE $1
     UNION SELECT rolname FROM pg_roles WHERE rolname LIKE $1 ORDER BY name`,
    [pattern],
  );
  return rows.map(({ name }) => name);
};

/** The end of a connection, whatever errors the server and the socket give for it. */
const endOf = (client: pg.Client) =>
  new Promise<void>((resolve) => {
    client.on('error', () => undefined).once('end', resolve);
  });

it('drops a database and its roles, though tasks are still connected, and no other', async () => {
  const clients = await Promise.all(['orders_owner', 'orders_app'].map(server.connectAs));
  const ended = clients.map(endOf);
  await clients[0]?.query('CREATE TABLE thing (id serial PRIMARY KEY)');
  await dropDatabase(server.configWith(), log);
  await Promise.all(ended);
  expect(await namesLike('orders%')).toEqual([]);
  expect(await namesLike('users%')).toEqual(['users', 'users_app', 'users_owner']);
});

it('changes nothing when it is run again', async () => {
  await dropDatabase(server.configWith(), log);
  expect(await namesLike('users%')).toHaveLength(3);
});

it('goes on where it broke off, with a role that is left', async () => {
  await createDatabase(server.configWith(), log);
  await server.superuser.query('DROP DATABASE orders');
  await server.superuser.query('DROP ROLE orders_app');
  await dropDatabase(server.configWith(), log);
  expect(await namesLike('orders%')).toEqual([]);
});

it('leaves a database that can be created anew', async () => {
  await createDatabase(server.configWith(), log);
  expect(await namesLike('orders%')).toEqual(['orders', 'orders_app', 'orders_owner']);
});
