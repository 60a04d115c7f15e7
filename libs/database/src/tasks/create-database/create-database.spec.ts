import { randomBytes } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@quartet/testing';
import pg from 'pg';
import { createDatabase } from './create-database.ts';
import type { CreateDatabaseConfig } from '../settings.ts';

const tag = randomBytes(4).toString('hex');
const [name, owner, app, master] = ['db', 'owner', 'app', 'master'].map((each) => `${each}_${tag}`);
let server: TestDatabase;
let superuser: pg.Client;
let config: CreateDatabaseConfig;

beforeAll(async () => {
  server = await testDatabase();
  superuser = new pg.Client({ connectionString: server.superuser });
  await superuser.connect();
  const { rowCount } = await superuser.query("SELECT FROM pg_roles WHERE rolname = 'rds_iam'");
  if (rowCount === 0) await superuser.query('CREATE ROLE rds_iam');
  await superuser.query(`CREATE ROLE ${master} LOGIN CREATEDB CREATEROLE PASSWORD 'secret'`);
  await superuser.query(`GRANT rds_iam TO ${master} WITH ADMIN OPTION`);
  const { hostname, port } = new URL(server.superuser);
  config = {
    DATABASE_HOST: hostname,
    DATABASE_PORT: Number(port),
    DATABASE_MASTER: { username: master ?? '', password: 'secret' },
    DATABASE_NAME: name ?? '',
    DATABASE_OWNER: owner ?? '',
    DATABASE_APP: app ?? '',
    DATABASE_SSL: 'disable',
  };
  await createDatabase(config);
});
afterAll(async () => {
  await superuser?.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  for (const role of [app, owner, master]) await superuser?.query(`DROP ROLE IF EXISTS ${role}`);
  await superuser?.end();
  await server?.close();
});

const inside = async (role: string | undefined, sql: string) => {
  const url = new URL(server.superuser);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(`SET SESSION AUTHORIZATION ${role}`);
    return await client.query(sql);
  } finally {
    await client.end();
  }
};

it('lets the owner make tables, and the app touch the rows of them', async () => {
  await inside(owner, 'CREATE TABLE thing (id serial PRIMARY KEY, n integer)');
  await inside(app, 'INSERT INTO thing (n) VALUES (1), (2)');
  await inside(app, 'UPDATE thing SET n = 3 WHERE n = 2; DELETE FROM thing WHERE n = 1');
  expect((await inside(app, 'SELECT n FROM thing')).rows).toEqual([{ n: 3 }]);
});

it.each(['CREATE TABLE other (id integer)', 'DROP TABLE thing', 'TRUNCATE thing', 'CREATE ROLE x'])(
  'lets the app do no more: %s',
  async (sql) => {
    await expect(inside(app, sql)).rejects.toThrow(/permission denied|must be owner/);
  },
);

it('gives both roles no password and the right to log in with tokens, and lets nobody else in', async () => {
  const { rows } = await superuser.query(
    `SELECT rolpassword IS NULL AS "noPassword", rolcanlogin AS "login", rolsuper OR rolcreatedb OR rolcreaterole AS "power",
            pg_has_role(rolname, 'rds_iam', 'member') AS "iam",
            has_database_privilege(rolname, $1, 'CONNECT') AS "connect"
     FROM pg_authid WHERE rolname = ANY ($2)`,
    [name, [owner, app]],
  );
  const expected = { noPassword: true, login: true, power: false, iam: true, connect: true };
  expect(rows).toEqual([expected, expected]);
  const { rows: others } = await superuser.query(
    `SELECT has_database_privilege('rds_iam', $1, 'CONNECT') AS "connect"`,
    [name],
  );
  expect(others).toEqual([{ connect: false }]);
});

it('changes nothing when it is run again', async () => {
  await createDatabase(config);
  expect((await inside(app, 'SELECT n FROM thing')).rows).toEqual([{ n: 3 }]);
});
