import { newId } from '@quartet/database';
import { postgresAttempts } from '../../../../../apps/users/src/outside/postgres-attempts.ts';
import { postgresRevocations } from '../../../../../apps/users/src/outside/postgres-revocations.ts';
import { postgresSessions } from '../../../../../apps/users/src/outside/postgres-sessions.ts';
import { postgresUsers } from '../../../../../apps/users/src/outside/postgres-users.ts';
import { idOf } from '../ids.ts';
import { type GrowingService, refused } from './growing-service.ts';

const migrations = new URL('../../../../../apps/users/src/migrations/', import.meta.url);
const minute = 60_000;
const config = {
  ACCESS_TOKEN_LIFETIME: 10 * minute,
  LOGIN_FAILURES: 5,
  LOGIN_FIRST_DELAY: 1_000,
  LOGIN_LONGEST_DELAY: minute,
  LOGIN_FAILURES_FORGOTTEN_AFTER: 24 * 60 * minute,
  REFRESH_TOKEN_SECRET: 'secret',
  SESSION_LIFETIME: 60 * minute,
  SESSION_IDLE_LIFETIME: 60 * minute,
};

export const users: GrowingService = {
  name: 'users',
  migrations: [migrations],
  files: ['users.sql'],
  run: async (database, size) => {
    const store = postgresUsers(database, config);
    const sessions = postgresSessions(database, config);
    const passwordHash = 'hash';
    const email = 'new-user@example.com';
    const { id } = await store.add({ email, name: 'Ada', role: 'shopper', passwordHash });
    const account = await store.account(id);
    if (!account) throw new Error('the user was not added');
    await store.get(id);
    await store.accountByEmail(email);
    await store.list({ limit: 21, after: undefined });
    await store.list({ limit: 21, after: idOf('user', size / 10) });
    await store.list({ limit: 21, after: undefined, email });
    await store.rehash(account, passwordHash);
    await store.promote(id);

    const attempts = postgresAttempts(database, config);
    await attempts.record({ email, proof: undefined }, false);
    await refused(attempts.consume({ email: 'user-2@example.com', proof: undefined }));
    await refused(attempts.record({ email: 'user-2@example.com', proof: undefined }, true));
    await attempts.record({ email: 'user-2@example.com', proof: 'device' }, true);

    const grant = await sessions.start(account);
    if (!grant) throw new Error('the session was not started');
    await sessions.use(grant.refreshToken);
    const caller = { id, session: grant.sessionId };
    await store.change(caller, { name: 'Lovelace', email: undefined });
    await store.setRole(caller, { id: idOf('user', 3), role: 'admin' });
    await store.changePassword(caller, { account, passwordHash });
    await postgresRevocations(database, config).sessions();
    await sessions.end(newId());
    const { refreshToken } = (await sessions.start({ ...account, passwordVersion: 2 })) ?? grant;
    await sessions.endByToken(refreshToken);
    await store.erase(caller);
  },
};
