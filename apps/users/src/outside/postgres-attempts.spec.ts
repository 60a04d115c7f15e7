import { statement } from '@quartet/database';
import { eventually } from '@quartet/testing';
import { newPerson } from '../testing/people.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const lockFailures = statement<[]>(`SELECT FROM login_failures FOR UPDATE`);

const lockTable = statement<[]>(`LOCK TABLE login_failures IN ACCESS EXCLUSIVE MODE`);

const countWaiting = statement<[], { waiting: number }>(
  `SELECT count(*) AS waiting FROM pg_stat_activity
   WHERE datname = current_database() AND wait_event_type = 'Lock'`,
);

/** The commit of a guess that began later and came first. */
const countLaterGuess = statement<[]>(
  `UPDATE login_failures SET count = count + 1, blocked_until = clock_timestamp()`,
);

const selectCount = statement<[], { count: number }>(`SELECT count FROM login_failures`);

const deleteFailures = statement<[]>(`DELETE FROM login_failures`);

const isWaiting = async () => (await service.database.one(countWaiting, [])).waiting > 0;

afterEach(() => service.database.run(deleteFailures, []));

// now() is the start of a transaction: https://www.postgresql.org/docs/18/functions-datetime.html
it('counts a guess that waited for one that began later', async () => {
  const guesser = { email: newPerson().email, proof: undefined };
  await service.deps.loginAttempts.record(guesser, false);
  const waiting = await service.database.transaction(async (tx) => {
    await tx.run(lockFailures, []);
    const recorded = service.deps.loginAttempts.record(guesser, false);
    await eventually(isWaiting, 60_000);
    await tx.run(countLaterGuess, []);
    return { recorded };
  });
  await waiting.recorded;
  expect(await service.database.one(selectCount, [])).toEqual({ count: 3 });
});

it('lets a guess pass that began before the end of another without a delay', async () => {
  const guesser = { email: newPerson().email, proof: undefined };
  await service.deps.loginAttempts.record(guesser, false);
  const waiting = await service.database.transaction(async (tx) => {
    await tx.run(lockTable, []);
    const consumed = service.deps.loginAttempts.consume(guesser);
    await eventually(isWaiting, 60_000);
    await tx.run(countLaterGuess, []);
    return { consumed };
  });
  await expect(waiting.consumed).resolves.toBeUndefined();
});
