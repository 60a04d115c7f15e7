import { newId, statement } from '@quartet/database';
import { analyse, explaining, testDatabase, type TestDatabase } from '@quartet/testing';
import { postgresAttempts } from './postgres-attempts.ts';
import { sessionEndings } from './postgres-revocations.ts';
import { postgresSessions } from './postgres-sessions.ts';

const fillUsers = statement<[id: string]>(
  `INSERT INTO users (id, email, name, role, password_hash) VALUES ($1, 'ada@example.com', 'Ada', 'shopper', 'hash')`,
);
const fillSessions = statement<[userId: string, count: number]>(
  `INSERT INTO sessions (id, user_id, expires_at)
   SELECT gen_random_uuid(), $1, now() + CASE WHEN n % 4 = 0 THEN interval '-1 day' ELSE interval '1 day' END
   FROM generate_series(1, $2) AS n`,
);
const fillRevocations = statement<[count: number]>(
  `INSERT INTO revocations (session_id, revoked_at)
   SELECT gen_random_uuid(), now() - CASE WHEN n % 4 = 0 THEN interval '1 day' ELSE interval '1 minute' END
   FROM generate_series(1, $1) AS n`,
);
/** The oldest ones are locked until their owner logs in. */
const fillFailures = statement<[count: number]>(
  `INSERT INTO login_failures (account, count, blocked_until, last_at)
   SELECT sha256(n::text::bytea), 100,
          CASE WHEN n % 2 = 0 THEN 'infinity' ELSE now() - interval '1 day' END,
          now() - CASE WHEN n % 2 = 0 THEN interval '9 days' WHEN n % 4 = 1 THEN interval '8 days' ELSE interval '1 minute' END
   FROM generate_series(1, $1) AS n`,
);

const rows = 20_000;
const minute = 60_000;
const ada = {
  ...{ id: newId(), email: 'ada@example.com', name: 'Ada', role: 'shopper' as const },
  ...{ passwordHash: 'hash', passwordVersion: 1, createdAt: new Date(), updatedAt: new Date() },
};
const config = {
  ACCESS_TOKEN_LIFETIME: 10 * minute,
  LOGIN_FAILURES: 5,
  LOGIN_FIRST_DELAY: 1_000,
  LOGIN_LONGEST_DELAY: minute,
  LOGIN_FAILURES_FORGOTTEN_AFTER: 60 * minute,
  REFRESH_TOKEN_SECRET: 'secret',
  SESSION_LIFETIME: minute,
  SESSION_IDLE_LIFETIME: minute,
};
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.run(fillUsers, [ada.id]);
  await database.run(fillSessions, [ada.id, rows]);
  await database.run(fillRevocations, [rows]);
  await database.run(fillFailures, [rows]);
  await analyse(database);
});
afterAll(() => database?.close());

it.each([
  ['sessions that have expired', 'login', 100],
  ['revocations that no token can outlive', 'logout', 1_000],
  ['failed logins that are forgotten', 'wrong guess', 100],
] as const)(
  'deletes one batch of %s at a %s, and reads no others',
  async (_rows, occasion, batch) => {
    const { database: measured, explained } = explaining(database);
    if (occasion === 'login') await postgresSessions(measured, config).start(ada);
    if (occasion === 'logout') await sessionEndings(config).one(measured, newId());
    if (occasion === 'wrong guess')
      await postgresAttempts(measured, config).record(
        { email: ada.email, proof: undefined },
        false,
      );
    const [sweep] = explained;
    expect(sweep?.sequentialScans).toEqual([]);
    expect(sweep?.rowsRead).toBeLessThanOrEqual(3 * batch);
    expect(sweep?.rowsReturned).toBe(batch);
  },
);
