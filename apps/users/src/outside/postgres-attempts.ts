import { createHash } from 'node:crypto';
import { type Database, statement } from '@quartet/database';
import { Problem } from '@quartet/problem';
import type { Config } from '../config.ts';
import type { LoginAttempts } from '../deps.ts';
import { loginDelays } from '../domain/login-delay.ts';

type AttemptsConfig = Pick<
  Config,
  'LOGIN_FAILURES' | 'LOGIN_FIRST_DELAY' | 'LOGIN_LONGEST_DELAY' | 'LOGIN_FAILURES_FORGOTTEN_AFTER'
>;

const selectWait = statement<[account: Buffer], { readonly seconds: number }>(
  `SELECT ceil(extract(epoch FROM blocked_until - now()))::integer AS seconds
   FROM login_failures WHERE account = $1 AND blocked_until > now()`,
);

/** Changes nothing while the account has to wait: a guess that was under way by then is worth nothing. */
const countFailure = statement<[account: Buffer, delays: readonly number[]]>(
  `INSERT INTO login_failures AS known (account, count, blocked_until, last_at)
   VALUES ($1, 1, now() + ($2::float8[])[1] * interval '1 ms', now())
   ON CONFLICT (account) DO UPDATE SET
     count = known.count + 1,
     blocked_until =
       now() + ($2::float8[])[least(known.count + 1, cardinality($2::float8[]))] * interval '1 ms',
     last_at = now()
   WHERE known.blocked_until <= now()`,
);

const forgetFailures = statement<[account: Buffer]>(
  `DELETE FROM login_failures WHERE account = $1 AND blocked_until <= now()`,
);

const forgetSomeOld = statement<[age: number]>(
  `DELETE FROM login_failures WHERE account IN (
     SELECT account FROM login_failures
     WHERE last_at < now() - $1 * interval '1 ms' AND blocked_until <= now()
     LIMIT 100 FOR UPDATE SKIP LOCKED)`,
);

export function postgresAttempts(database: Database, config: AttemptsConfig): LoginAttempts {
  const forgetAfter = config.LOGIN_FAILURES_FORGOTTEN_AFTER;
  const delays = loginDelays({
    failures: config.LOGIN_FAILURES,
    first: config.LOGIN_FIRST_DELAY,
    longest: config.LOGIN_LONGEST_DELAY,
  });
  const admit = async (email: string): Promise<void> => {
    const wait = await database.maybe(selectWait, [keyOf(email)]);
    if (!wait) return;
    const { seconds: retryAfter } = wait;
    const message = `Too many failed logins: try again in ${retryAfter} s.`;
    throw new Problem('too_many_requests', message, { retryAfter });
  };

  return {
    consume: admit,
    record: async (email, right) => {
      if (!right) await database.run(forgetSomeOld, [forgetAfter]);
      const settled = right
        ? await database.run(forgetFailures, [keyOf(email)])
        : await database.run(countFailure, [keyOf(email), delays]);
      if (settled === 0) await admit(email);
    },
  };
}

function keyOf(email: string): Buffer {
  return createHash('sha256').update(email).digest();
}
