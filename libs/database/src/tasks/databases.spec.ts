import { rdsServer } from '@quartet/testing';
import { createLogger } from '@quartet/logging';
import pg from 'pg';
import { credentials, type RdsMaster, rdsMaster } from '../fixture/rds-master.ts';
import type { CreateDatabaseConfig } from './settings.ts';
import { createDatabase } from './create-database/create-database.ts';
import { dropDatabase } from './drop-database/drop-database.ts';

const log = createLogger('test', { LOG_LEVEL: 'silent', LOG_FORMAT: 'json' });
const [name, owner, app, master] = ['orders', 'orders_owner', 'orders_app', 'master'] as const;

/** They belong to the master user on RDS. */
const sharedDatabases = ['postgres', 'template1'];

const users = { DATABASE_NAME: 'users', DATABASE_OWNER: 'users_owner', DATABASE_APP: 'users_app' };

let server: RdsMaster;
let superuser: pg.Client;
const configWith = (changes?: Partial<CreateDatabaseConfig>) => server.configWith(changes);

beforeAll(async () => {
  Object.assign(process.env, credentials);
  server = await rdsMaster(await rdsServer());
  ({ superuser } = server);
  for (const shared of sharedDatabases) {
    await superuser.query(`ALTER DATABASE ${shared} OWNER TO ${master}`);
  }
  await createDatabase(configWith(), log);
});
afterAll(() => server?.close());

const inside = async (role: string, sql: string) => {
  const url = new URL(server.superuserUrl);
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

const namesLike = async (pattern: string) => {
  const { rows } = await superuser.query<{ readonly name: string }>(
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

describe('a database that is created', () => {
  it('lets the owner make tables, and the app touch the rows of them', async () => {
    await inside(owner, 'CREATE TABLE thing (id serial PRIMARY KEY, n integer)');
    await inside(app, 'INSERT INTO thing (n) VALUES (1), (2)');
    await inside(app, 'UPDATE thing SET n = 3 WHERE n = 2; DELETE FROM thing WHERE n = 1');
    expect((await inside(app, 'SELECT n FROM thing')).rows).toEqual([{ n: 3 }]);
  });

  it.each([
    'CREATE TABLE other (id integer)',
    'DROP TABLE thing',
    'TRUNCATE thing',
    'CREATE ROLE x',
  ])('lets the app do no more: %s', async (sql) => {
    await expect(inside(app, sql)).rejects.toThrow(/permission denied|must be owner/);
  });

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

  it.each(sharedDatabases)(
    'lets both roles into no database but their own, also not into %s',
    async (shared) => {
      const { rows } = await superuser.query(
        `SELECT rolname AS role, has_database_privilege(rolname, $1, 'CONNECT') AS "connect"
       FROM pg_roles WHERE rolname = ANY ($2) ORDER BY rolname`,
        [shared, [owner, app, master]],
      );
      expect(rows).toEqual([
        { role: master, connect: true },
        { role: app, connect: false },
        { role: owner, connect: false },
      ]);
    },
  );

  it('changes nothing when it is run again', async () => {
    await createDatabase(configWith(), log);
    expect((await inside(app, 'SELECT n FROM thing')).rows).toEqual([{ n: 3 }]);
  });

  it('makes the databases of further services too', async () => {
    await createDatabase(configWith(users), log);
    const { rows } = await superuser.query("SELECT FROM pg_database WHERE datname = 'users'");
    expect(rows).toHaveLength(1);
  });

  it('leaves databases of others as they are', async () => {
    await superuser.query('ALTER DATABASE template1 OWNER TO postgres');
    await superuser.query('GRANT CONNECT ON DATABASE template1 TO PUBLIC');
    await createDatabase(configWith(), log);
    const { rows } = await superuser.query(
      `SELECT has_database_privilege($1, 'template1', 'CONNECT') AS "connect"`,
      [app],
    );
    expect(rows).toEqual([{ connect: true }]);
  });

  it('waits for a server that resumes', async () => {
    const resuming = await server.resuming(2);
    try {
      const url = Object.assign(new URL(configWith().MASTER_DATABASE_URL), { port: resuming.port });
      await createDatabase(configWith({ MASTER_DATABASE_URL: url.href }), log);
    } finally {
      await resuming.close();
    }
  });

  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.DBAccounts.html
  it('needs a token, for whoever creates a member of rds_iam can no longer log in with a password', async () => {
    await superuser.query("CREATE ROLE other LOGIN CREATEROLE PASSWORD 'secret'");
    await superuser.query('GRANT CONNECT ON DATABASE postgres TO other');
    const url = Object.assign(new URL(server.superuserUrl), {
      username: 'other',
      password: 'secret',
    });
    const first = new pg.Client({ connectionString: url.href });
    await first.connect();
    await first.query('CREATE ROLE other_owner');
    await first.end();
    await superuser.query('GRANT rds_iam TO other_owner');
    const byPassword = configWith({ MASTER_DATABASE_URL: url.href, DATABASE_AUTH: 'password' });
    await expect(createDatabase(byPassword, log)).rejects.toThrow(/pg_hba.conf rejects connection/);
  });
});

describe('a database that is dropped', () => {
  beforeAll(async () => {
    await createDatabase(configWith(), log);
    await createDatabase(configWith(users), log);
  });

  it('drops a database and its roles, though tasks are still connected, and no other', async () => {
    const clients = await Promise.all(['orders_owner', 'orders_app'].map(server.connectAs));
    const ended = clients.map(endOf);
    await clients[0]?.query('CREATE TABLE owned (id serial PRIMARY KEY)');
    await dropDatabase(configWith(), log);
    await Promise.all(ended);
    expect(await namesLike('orders%')).toEqual([]);
    expect(await namesLike('users%')).toEqual(['users', 'users_app', 'users_owner']);
  });

  it('changes nothing when it is run again', async () => {
    await dropDatabase(configWith(), log);
    expect(await namesLike('users%')).toHaveLength(3);
  });

  it('goes on where it broke off, with a role that is left', async () => {
    await createDatabase(configWith(), log);
    await superuser.query('DROP DATABASE orders');
    await superuser.query('DROP ROLE orders_app');
    await dropDatabase(configWith(), log);
    expect(await namesLike('orders%')).toEqual([]);
  });

  it('leaves a database that can be created anew', async () => {
    await createDatabase(configWith(), log);
    expect(await namesLike('orders%')).toEqual(['orders', 'orders_app', 'orders_owner']);
  });
});
