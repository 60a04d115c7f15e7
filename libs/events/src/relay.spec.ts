import { statement } from '@quartet/database';
import { eventually, testConfig, testDatabase, type TestDatabase } from '@quartet/testing';
import type { Worker } from '@quartet/service';
import { append, type Bus, createRelay, type Event } from './index.ts';

const unsent = statement<[], { readonly count: number }>(
  `SELECT count(*) AS count FROM outbox WHERE sent_at IS NULL`,
);
const dead = statement<[], { readonly aggregate: string; readonly attempts: number }>(
  `SELECT aggregate, attempts FROM outbox WHERE dead_at IS NOT NULL`,
);
const waiting = statement<[], { readonly attempts: number; readonly later: boolean }>(
  `SELECT attempts, next_attempt_at > at AS later FROM outbox WHERE sent_at IS NULL`,
);
const attempted = statement<[], { readonly attempts: number; readonly count: number }>(
  `SELECT attempts, count(*) AS count FROM outbox WHERE sent_at IS NULL GROUP BY attempts`,
);
const lock = statement<[aggregate: string]>(
  `SELECT id FROM outbox WHERE aggregate = $1 FOR UPDATE`,
);
const hurry = statement<[]>(`UPDATE outbox SET next_attempt_at = now() WHERE sent_at IS NULL`);

/** Milliseconds: longer than a spec may take. */
const never = '600000';

describe('a relay', () => {
  let database: TestDatabase;
  let sent: Event[];
  let workers: Worker[];

  beforeEach(async () => {
    database = await testDatabase();
    sent = [];
    workers = [];
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await database?.close();
  });

  const collect: Bus['publish'] = async (events) => void sent.push(...events);
  const relay = (
    publish: Bus['publish'],
    changes: Record<string, string> = {},
    most = Infinity,
  ) => {
    const { config, log } = testConfig({ RELAY_INTERVAL: '5', RELAY_LEASE: never, ...changes });
    const worker = createRelay({ database, bus: { publish, most }, log, config });
    workers.push(worker);
    worker.start();
    return worker;
  };
  const write = async (from: number, to: number) => {
    for (let n = from; n <= to; n++)
      await append(database, { aggregate: `order:${n}`, version: 1, type: 'spec', data: { n } });
  };
  const numbers = () => sent.map(({ data }) => data['n']).sort((a, b) => Number(a) - Number(b));
  const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);
  const allSent = () =>
    eventually(async () => expect(await database.one(unsent, [])).toEqual({ count: 0 }));

  it('sends what is there and what comes later, whole and once', async () => {
    await write(1, 30);
    relay(collect, { RELAY_BATCH: '10' });
    await write(31, 40);
    await allSent();
    expect(numbers()).toEqual(upTo(40));
    expect(sent[0]).toEqual({
      id: expect.any(String),
      aggregate: 'order:1',
      version: 1,
      type: 'spec',
      data: { n: 1 },
      at: expect.any(Date),
    });
  });

  it('sends each once beside another relay', async () => {
    await write(1, 60);
    relay(collect, { RELAY_BATCH: '7' });
    relay(collect, { RELAY_BATCH: '7' });
    await allSent();
    expect(numbers()).toEqual(upTo(60));
  });

  it('does not wait for what another task is claiming', async () => {
    await write(1, 3);
    await database.transaction(async (tx) => {
      await tx.many(lock, ['order:1']);
      relay(collect);
      await eventually(() => expect(numbers()).toEqual([2, 3]));
    });
    await allSent();
    expect(numbers()).toEqual([1, 2, 3]);
  });

  it('loses no event that commits later than one that began after it', async () => {
    relay(collect);
    await database.transaction(async (tx) => {
      await append(tx, { aggregate: 'order:1', version: 1, type: 'early', data: { n: 1 } });
      await write(2, 2);
      await eventually(() => expect(numbers()).toEqual([2]));
    });
    await eventually(() => expect(numbers()).toEqual([1, 2]));
  });

  it('waits longer after each failure and gives up after the last attempt', async () => {
    await write(1, 1);
    let tries = 0;
    const stopped = Promise.withResolvers<void>();
    const refuse = async () => {
      tries += 1;
      if (tries === 1) stopped.resolve(first.stop());
      throw new Error('the bus is down');
    };
    const first = relay(refuse, { RELAY_ATTEMPTS: '3' });
    await stopped.promise;
    expect(await database.many(waiting, [])).toEqual([{ attempts: 1, later: true }]);
    relay(refuse, { RELAY_ATTEMPTS: '3' });
    await eventually(async () => {
      await database.run(hurry, []);
      expect(await database.many(dead, [])).toEqual([{ aggregate: 'order:1', attempts: 3 }]);
    });
    expect(tries).toBe(3);
  });

  it('buries no event together with one that cannot be sent', async () => {
    await write(1, 5);
    const refuseThree: Bus['publish'] = async (events) => {
      if (events.some(({ data }) => data['n'] === 3)) throw new Error('number three is too large');
      await collect(events);
    };
    relay(refuseThree, { RELAY_ATTEMPTS: '3' });
    await eventually(async () => {
      await database.run(hurry, []);
      expect(await database.many(dead, [])).toEqual([{ aggregate: 'order:3', attempts: 3 }]);
    });
    expect(numbers()).toEqual([1, 2, 4, 5]);
  });

  it('begins no call after its budget, and gives back the rest without an attempt', async () => {
    await write(1, 25);
    const first = Promise.withResolvers<void>();
    const calls: number[] = [];
    const slow: Bus['publish'] = async (events) => {
      calls.push(events.length);
      await first.promise;
      await collect(events);
    };
    const worker = relay(slow, { RELAY_CALLS: '1', RELAY_BUDGET: '50' }, 10);
    await eventually(() => expect(calls).toEqual([10]));
    const spent = performance.now() + 50;
    await eventually(() => expect(performance.now()).toBeGreaterThan(spent));
    const stopped = worker.stop();
    first.resolve();
    await stopped;
    expect(calls).toEqual([10]);
    expect(await database.many(attempted, [])).toEqual([{ attempts: 0, count: 15 }]);
    relay(collect, {}, 10);
    await allSent();
    expect(numbers()).toEqual(upTo(25));
  });

  it('sends the versions of an order in their order, a call after the other', async () => {
    for (let version = 1; version <= 6; version++)
      for (let order = 1; order <= 8; order++)
        await append(database, {
          ...{ aggregate: `order:${order}`, version, type: 'spec', data: { n: version } },
        });
    relay(collect, { RELAY_CALLS: '4' }, 5);
    await allSent();
    for (const events of Map.groupBy(sent, ({ aggregate }) => aggregate).values())
      expect(events.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('sends again what was published by a task that died before it could say so', async () => {
    await write(1, 3);
    const { promise: theEnd, resolve } = Promise.withResolvers<void>();
    const publishAndHang: Bus['publish'] = async (events) => {
      await collect(events);
      await theEnd;
    };
    relay(publishAndHang, { RELAY_LEASE: '100' });
    await eventually(() => expect(numbers()).toEqual(upTo(3)));
    relay(collect);
    await allSent();
    expect(numbers()).toEqual([1, 1, 2, 2, 3, 3]);
    resolve();
  });
});
