import { type RdsServer, rdsServer } from '@quartet/testing';
import pg from 'pg';
import { smallService } from '../scheduler/testing/small-service.ts';
import type { Secrets } from '../state-dir/secrets.ts';
import { ensureMasterUser } from './master-user.ts';

const secrets = { rolePasswords: 'r' } as Secrets;
const { container } = smallService();
const environment = {
  MASTER_DATABASE_URL: 'postgres://master@localhost:5/postgres?sslmode=verify-full',
  DATABASE_OWNER: 'small_owner',
};
const services = [smallService({ oneOffTasks: { database: { ...container, environment } } })];

let server: RdsServer;
let superuser: pg.Client;
beforeAll(async () => {
  server = await rdsServer();
  superuser = new pg.Client({ connectionString: server.superuser });
  await superuser.connect();
  await superuser.query('CREATE ROLE small_owner LOGIN');
  for (let times = 0; times < 2; times++) {
    await ensureMasterUser(services, { url: server.superuser, secrets });
  }
});
afterAll(async () => {
  await superuser.end();
  await server.close();
});

it('may do what the task that creates a database does', async () => {
  await superuser.query('SET SESSION AUTHORIZATION master');
  await superuser.query('GRANT small_owner TO CURRENT_USER');
  await superuser.query('GRANT rds_iam TO small_owner');
  await superuser.query('CREATE DATABASE small OWNER small_owner');
  await superuser.query('RESET SESSION AUTHORIZATION');
  const { rows } = await superuser.query(
    `SELECT rolsuper AS super, pg_has_role('small_owner', 'rds_iam', 'MEMBER') AS member
     FROM pg_roles WHERE rolname = 'master'`,
  );
  expect(rows).toEqual([{ super: false, member: true }]);
});

it('has a password by which the endpoint logs it in', async () => {
  const { rows } = await superuser.query<{ readonly secret: string }>(
    `SELECT rolpassword AS secret FROM pg_authid WHERE rolname = 'master'`,
  );
  expect(rows[0]?.secret).toMatch(/^SCRAM-SHA-256\$/);
});
