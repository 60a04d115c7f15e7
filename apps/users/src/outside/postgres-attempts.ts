import { createHash } from 'node:crypto';
import { type Database, statement } from '@quartet/database';
import { Problem } from '@quartet/problem';
import type { Config } from '../config.ts';
import type { Guesser, LoginAttempts } from '../deps.ts';
import { loginDelays, mostFailures } from '../domain/login-delay.ts';

type AttemptsConfig = Pick<
  Config,
  'LOGIN_FAILURES' | 'LOGIN_FIRST_DELAY' | 'LOGIN_LONGEST_DELAY' | 'LOGIN_FAILURES_FORGOTTEN_AFTER'
>;

/** A row may be of a guess that began later than this one, so that now() would be too early. */
const selectWait = statement<[account: Buffer], { readonly seconds: number }>(
  `SELECT CASE WHEN blocked_until = 'infinity' THEN 86400
     ELSE greatest(1, ceil(extract(epoch FROM blocked_until - clock_timestamp())))::integer END AS seconds
   FROM login_failures WHERE account = $1 AND blocked_until > clock_timestamp()`,
);

/** Changes nothing while the guesser has to wait: a guess that was under way by then is worth nothing. */
const countFailure = statement<[account: Buffer, delays: readonly number[], most: number]>(
  `INSERT INTO login_failures AS known (account, count, blocked_until, last_at)
   VALUES ($1, 1, now() + ($2::float8[])[1] * interval '1 ms', now())
   ON CONFLICT (account) DO UPDATE SET
     count = known.count + 1,
     blocked_until = CASE WHEN known.count + 1 >= $3 THEN 'infinity' ELSE
       now() + ($2::float8[])[least(known.count + 1, cardinality($2::float8[]))] * interval '1 ms' END,
     last_at = now()
   WHERE known.blocked_until <= clock_timestamp()`,
);

const forgetFailures = statement<[account: Buffer]>(
  `DELETE FROM login_failures WHERE account = $1 AND blocked_until <= clock_timestamp()`,
);

/** A wait of strangers goes on, since they may go on guessing; only their lock ends. */
const unlockStrangers = statement<[account: Buffer]>(
  `DELETE FROM login_failures
   WHERE account = $1 AND (blocked_until <= clock_timestamp() OR blocked_until = 'infinity')`,
);

const forgetSomeOld = statement<[age: number]>(
  `DELETE FROM login_failures WHERE account = ANY (ARRAY(
     SELECT account FROM login_failures
     WHERE last_at < now() - $1 * interval '1 ms' AND blocked_until <= now() AND blocked_until < 'infinity'
     ORDER BY last_at LIMIT 100 FOR UPDATE SKIP LOCKED))`,
);

export function postgresAttempts(database: Database, config: AttemptsConfig): LoginAttempts {
  const forgetAfter = config.LOGIN_FAILURES_FORGOTTEN_AFTER;
  const delays = loginDelays({
    failures: config.LOGIN_FAILURES,
    first: config.LOGIN_FIRST_DELAY,
    longest: config.LOGIN_LONGEST_DELAY,
  });
  const consume = async (guesser: Guesser): Promise<void> => {
    const wait = await database.maybe(selectWait, [keyOf(guesser)]);
    if (!wait) return;
    const { seconds: retryAfter } = wait;
    const message = `Too many failed logins: try again in ${retryAfter} s.`;
    throw new Problem('too_many_requests', message, { retryAfter });
  };

  return {
    consume,
    record: async (guesser, right) => {
      const key = keyOf(guesser);
      if (!right) await database.run(forgetSomeOld, [forgetAfter]);
      const settled = right
        ? await database.run(forgetFailures, [key])
        : await database.run(countFailure, [key, delays, mostFailures]);
      if (settled === 0) await consume(guesser);
      if (right && guesser.proof !== undefined)
        await database.run(unlockStrangers, [keyOf({ ...guesser, proof: undefined })]);
    },
  };
}

/** Strangers share the count of an account; each of its devices and sessions has its own. */
function keyOf({ email, proof }: Guesser): Buffer {
  return createHash('sha256')
    .update(proof === undefined ? email : `${email} ${proof}`)
    .digest();
}
