import { eventually } from '@quartet/testing';
import type pg from 'pg';
import {
  clientOf,
  currentUser,
  password,
  type TestEndpoint,
  testEndpoint,
  tokenFor,
  user,
} from './testing/test-endpoint.ts';

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.DBAccounts.html
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/database-authentication.html

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
  await endpoint.superuser.query(`
    CREATE ROLE reporting LOGIN PASSWORD 'own';
    CREATE ROLE staff IN ROLE rds_iam;
    CREATE ROLE indirect LOGIN PASSWORD '${password}' IN ROLE staff;
    CREATE ROLE operator SUPERUSER LOGIN PASSWORD 'own';
    CREATE ROLE operator_iam SUPERUSER LOGIN PASSWORD '${password}' IN ROLE rds_iam;`);
});
afterAll(() => endpoint.close());

function logIn(name: string, secret: string, more: pg.ClientConfig = {}) {
  return currentUser(clientOf(endpoint, secret, { user: name, ...more }));
}

const needsToken = (name: string) => ({
  code: '28000',
  message: `PAM authentication failed for user "${name}"`,
});

it.each(['reporting', 'operator'])(
  'lets %s, who is no member, in with its password',
  async (name) => {
    expect(await logIn(name, 'own')).toBe(name);
    expect(endpoint.denials).toEqual([]);
  },
);

it.each<readonly [string, string, () => Promise<string> | string]>([
  ['a wrong password', 'reporting', () => 'guessed'],
  ['a user that does not exist', 'nobody', () => 'own'],
  [
    'a token of a user that is no member',
    'reporting',
    () => tokenFor(endpoint.port, { username: 'reporting' }),
  ],
])('passes on what the server says of %s', async (_, name, secret) => {
  await expect(logIn(name, await secret())).rejects.toMatchObject({
    code: '28P01',
    message: `password authentication failed for user "${name}"`,
  });
  expect(endpoint.denials).toEqual([]);
});

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
it('lets nobody in without TLS, and asks for no password', async () => {
  const secret = jest.fn(() => 'own');
  const login = logIn('reporting', '', { ssl: false, password: secret });
  await expect(login).rejects.toMatchObject({
    code: '28000',
    message:
      'no pg_hba.conf entry for host "127.0.0.1", user "reporting", database "postgres", no encryption',
  });
  expect(secret).not.toHaveBeenCalled();
});

it.each([user, 'indirect', 'operator_iam'])(
  'takes no password from %s, who is a member',
  async (name) => {
    await expect(logIn(name, password)).rejects.toMatchObject(needsToken(name));
    expect(endpoint.denials.at(-1)).toMatchObject({ reason: 'The password is no token.' });
  },
);

it('takes a token from the next login after GRANT, and the password from that after REVOKE', async () => {
  await endpoint.superuser.query('GRANT rds_iam TO reporting');
  await expect(logIn('reporting', 'own')).rejects.toMatchObject(needsToken('reporting'));
  await endpoint.superuser.query('REVOKE rds_iam FROM reporting');
  expect(await logIn('reporting', 'own')).toBe('reporting');
});

it('lets users in again after the server has ended all sessions', async () => {
  await logIn('reporting', 'own');
  await endpoint.superuser.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  );
  await eventually(async () => {
    expect(await logIn('reporting', 'own')).toBe('reporting');
  });
  expect(endpoint.errors).toEqual([]);
});
