import { statement } from '@quartet/database';
import { eventually } from '@quartet/testing';
import { type Bus, RefusedEvent } from './index.ts';
import { openRelayFixture, type RelayFixture, upTo } from './fixture/relays.ts';

const dead = statement<[], { readonly aggregate: string; readonly attempts: number }>(
  `SELECT aggregate, attempts FROM outbox WHERE dead_at IS NOT NULL`,
);
const waiting = statement<[], { readonly attempts: number; readonly later: boolean }>(
  `SELECT attempts, next_attempt_at > at AS later FROM outbox WHERE sent_at IS NULL`,
);
const attempted = statement<[], { readonly attempts: number; readonly count: number }>(
  `SELECT attempts, count(*) AS count FROM outbox WHERE sent_at IS NULL GROUP BY attempts`,
);
const pause = statement<[]>(
  `UPDATE outbox SET next_attempt_at = now() + interval '1 hour' WHERE sent_at IS NULL`,
);
const hurry = statement<[]>(`UPDATE outbox SET next_attempt_at = now() WHERE sent_at IS NULL`);

let fixture: RelayFixture;
beforeEach(async () => {
  fixture = await openRelayFixture();
});
afterEach(() => fixture?.close());

it('waits longer after each failure and gives up after the last attempt', async () => {
  await fixture.write(1, 1);
  let tries = 0;
  const stopped = Promise.withResolvers<void>();
  const refuse = async () => {
    tries += 1;
    if (tries === 1) stopped.resolve(first.stop());
    throw new Error('the bus is down');
  };
  const first = fixture.start(refuse, { RELAY_ATTEMPTS: '3' });
  await stopped.promise;
  expect(await fixture.database.many(waiting, [])).toEqual([{ attempts: 1, later: true }]);
  fixture.start(refuse, { RELAY_ATTEMPTS: '3' });
  await eventually(async () => {
    await fixture.database.run(hurry, []);
    expect(await fixture.database.many(dead, [])).toEqual([{ aggregate: 'order:1', attempts: 3 }]);
  });
  expect(tries).toBe(3);
});

it('sends what the bus does not refuse at once, by halves', async () => {
  await fixture.write(1, 8);
  const calls: unknown[] = [];
  const refuseThree: Bus['publish'] = async (events) => {
    calls.push(events.map(({ data }) => data['n']));
    if (events.some(({ data }) => data['n'] === 3)) throw new RefusedEvent('three is too large');
    await fixture.collect(events);
  };
  fixture.start(refuseThree, { RELAY_ATTEMPTS: '1', RELAY_CALLS: '1' });
  await eventually(async () =>
    expect(await fixture.database.many(dead, [])).toEqual([{ aggregate: 'order:3', attempts: 1 }]),
  );
  await eventually(() => expect(fixture.numbers()).toEqual([1, 2, 4, 5, 6, 7, 8]));
  expect(calls).toEqual([upTo(8), upTo(4), [1, 2], [3, 4], [3], [4], [5, 6, 7, 8]]);
});

it('ends all pauses with the first batch that a bus takes again', async () => {
  await fixture.write(1, 25);
  const calls: number[] = [];
  let isDown = true;
  const publish: Bus['publish'] = async (events) => {
    calls.push(events.length);
    if (isDown) throw new Error('the bus is down');
    await fixture.collect(events);
  };
  fixture.start(publish, { RELAY_CALLS: '1' }, 10);
  await eventually(() => expect(calls.slice(0, 3)).toEqual([10, 10, 5]));
  await fixture.database.run(pause, []);
  isDown = false;
  await fixture.write(26, 26);
  await fixture.allSent();
  expect(fixture.numbers()).toEqual(upTo(26));
});

it('begins no call after its budget, and gives back the rest without an attempt', async () => {
  await fixture.write(1, 25);
  const first = Promise.withResolvers<void>();
  const calls: number[] = [];
  const slow: Bus['publish'] = async (events) => {
    calls.push(events.length);
    await first.promise;
    await fixture.collect(events);
  };
  const worker = fixture.start(slow, { RELAY_CALLS: '1', RELAY_BUDGET: '50' }, 10);
  await eventually(() => expect(calls).toEqual([10]));
  const spent = performance.now() + 50;
  await eventually(() => expect(performance.now()).toBeGreaterThan(spent));
  const stopped = worker.stop();
  first.resolve();
  await stopped;
  expect(calls).toEqual([10]);
  expect(await fixture.database.many(attempted, [])).toEqual([{ attempts: 0, count: 15 }]);
  fixture.start(fixture.collect, {}, 10);
  await fixture.allSent();
  expect(fixture.numbers()).toEqual(upTo(25));
});
