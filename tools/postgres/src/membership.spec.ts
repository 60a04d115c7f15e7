import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { databaseUrl, type Membership, openMembership } from './index.ts';

/** The superuser's URL of the server that all specs of the run share. */
const { superuser } = JSON.parse(process.env['QUARTET_TEST_SERVER'] ?? '{}') as {
  readonly superuser: string;
};
const suffix = randomBytes(4).toString('hex');
const named = (name: string) => `${name}_${suffix}`;
const [group, inner, member, indirect, stranger, boss] = [
  ...['group', 'inner', 'member', 'indirect', 'Stranger', 'boss'],
].map(named) as [string, string, string, string, string, string];

let client: pg.Client;
let membership: Membership;
beforeAll(async () => {
  client = new pg.Client({ connectionString: superuser });
  await client.connect();
  await client.query(`
    CREATE ROLE ${group};
    CREATE ROLE ${inner} IN ROLE ${group};
    CREATE ROLE ${member} IN ROLE ${group};
    CREATE ROLE ${indirect} IN ROLE ${inner};
    CREATE ROLE "${stranger}" LOGIN PASSWORD 'own';
    CREATE ROLE ${boss} SUPERUSER`);
  const url = databaseUrl(superuser, 'postgres', { name: stranger, password: 'own' });
  membership = openMembership(url);
});
afterAll(async () => {
  await membership.close();
  await client.query(
    `DROP ROLE ${indirect}, ${member}, ${inner}, ${group}, "${stranger}", ${boss}`,
  );
  await client.end();
});

it.each([
  ['a member', member, group, true],
  ['an indirect member', indirect, group, true],
  ['another user', stranger, group, false],
  ['a superuser', boss, group, false],
  ['a user that does not exist', named('nobody'), group, false],
  ['a role that does not exist', member, named('nothing'), false],
  ['a group as a member of its member', group, member, false],
])('tells members of a role from others: %s', async (_, user, role, expected) => {
  expect(await membership.isMember(user, role)).toBe(expected);
});

// https://www.postgresql.org/docs/18/sql-grant.html: ADMIN does not need INHERIT or SET
it('counts members that may neither inherit nor set the role', async () => {
  await client.query(`GRANT ${group} TO ${boss} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE`);
  expect(await membership.isMember(boss, group)).toBe(true);
  await client.query(`REVOKE ${group} FROM ${boss}`);
  expect(await membership.isMember(boss, group)).toBe(false);
});
