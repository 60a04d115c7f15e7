import { createHash } from 'node:crypto';
import { statement } from '@quartet/database';
import { eventually } from '@quartet/testing';
import type { Account } from '../domain/user.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const day = 24 * 60 * 60;

interface Stored {
  readonly hash: Buffer;
  readonly idle: number;
  readonly lifetime: number;
}

const selectTokens = statement<[string], Stored>(
  `SELECT token.hash, extract(epoch FROM token.expires_at - now())::float8 AS idle,
     extract(epoch FROM session.expires_at - now())::float8 AS lifetime
   FROM refresh_tokens token JOIN sessions session ON session.id = token.session_id
   WHERE session.user_id = $1 ORDER BY token.expires_at`,
);

const endInADay = statement<[string]>(
  `UPDATE sessions SET expires_at = now() + interval '1 day' WHERE user_id = $1`,
);

const expireTokens = statement<[string]>(
  `UPDATE refresh_tokens SET expires_at = now()
   WHERE session_id IN (SELECT id FROM sessions WHERE user_id = $1)`,
);

const expireSession = statement<[string]>(
  `UPDATE sessions SET expires_at = now() - interval '1 s' WHERE user_id = $1`,
);

const countWaiting = statement<[], { waiting: number }>(
  `SELECT count(*) AS waiting FROM pg_stat_activity
   WHERE datname = current_database() AND wait_event_type = 'Lock'`,
);

const lockUser = statement<[string]>(`SELECT id FROM users WHERE id = $1 FOR UPDATE`);

async function account(): Promise<Account> {
  const { id } = await service.register();
  const found = await service.deps.users.account(id);
  if (!found) throw new Error('the user was just registered');
  return found;
}

async function started(owner: Account) {
  const grant = await service.deps.sessions.start(owner);
  if (!grant) throw new Error('the password was just proven');
  return grant;
}

it('stores nothing of a token but its SHA-256', async () => {
  const ada = await account();
  const { refreshToken } = await started(ada);
  const use = await service.deps.sessions.use(refreshToken);
  const stored = await service.database.many(selectTokens, [ada.id]);
  const hashes = [refreshToken, use?.grant.refreshToken ?? ''].map((token) =>
    createHash('sha256').update(token).digest('hex'),
  );
  expect(stored.map(({ hash }) => hash.toString('hex')).sort()).toEqual(hashes.sort());
});

it('lets a session live for 30 days, 7 of them without a use', async () => {
  const ada = await account();
  await started(ada);
  const [token] = await service.database.many(selectTokens, [ada.id]);
  expect(token?.idle).toBeCloseTo(7 * day, -2);
  expect(token?.lifetime).toBeCloseTo(30 * day, -2);
});

it('gives no successor more time than its session has', async () => {
  const ada = await account();
  const { refreshToken } = await started(ada);
  await service.database.run(endInADay, [ada.id]);
  await service.deps.sessions.use(refreshToken);
  const [successor] = await service.database.many(selectTokens, [ada.id]);
  expect(successor?.idle).toBeCloseTo(day, -2);
});

it('gives a token that was left unused for too long no successor', async () => {
  const ada = await account();
  const { refreshToken } = await started(ada);
  await service.database.run(expireTokens, [ada.id]);
  await service.refresh(refreshToken).expect(401);
  expect(await service.database.many(selectTokens, [ada.id])).toHaveLength(1);
});

it('removes expired sessions when others start', async () => {
  const [ada, bob] = [await account(), await account()];
  await started(ada);
  await service.database.run(expireSession, [ada.id]);
  await started(bob);
  expect(await service.database.many(selectTokens, [ada.id])).toEqual([]);
});

it('starts no session for a password that was changed since it was proven', async () => {
  const ada = await account();
  const { sessionId: session } = await started(ada);
  const change = { account: ada, passwordHash: ada.passwordHash };
  await service.deps.users.changePassword({ id: ada.id, session }, change);
  expect(await service.deps.sessions.start(ada)).toBeUndefined();
});

it('starts no session for a user who is deleted at the same moment', async () => {
  const ada = await account();
  const { sessionId: session } = await started(ada);
  const starting = await service.database.transaction(async (tx) => {
    await tx.run(lockUser, [ada.id]);
    const erasure = service.deps.users.erase({ id: ada.id, session });
    await eventually(async () => (await service.database.one(countWaiting, [])).waiting === 1);
    const start = service.deps.sessions.start(ada);
    await eventually(async () => (await service.database.one(countWaiting, [])).waiting === 2);
    return { erasure, start };
  });
  await starting.erasure;
  expect(await starting.start).toBeUndefined();
});

it('ends sessions while they are used without anybody getting in the way of anybody', async () => {
  const ada = await account();
  for (let n = 0; n < 20; n += 1) {
    const { refreshToken } = await started(ada);
    await Promise.all([
      service.deps.sessions.use(refreshToken),
      service.deps.sessions.endByToken(refreshToken),
      service.deps.sessions.use(refreshToken),
    ]);
  }
});
