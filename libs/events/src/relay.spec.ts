import { statement } from '@quartet/database';
import { eventually } from '@quartet/testing';
import { append, type Bus } from './index.ts';
import { openRelayFixture, type RelayFixture, upTo } from './fixture/relays.ts';

const lock = statement<[aggregate: string]>(
  `SELECT id FROM outbox WHERE aggregate = $1 FOR UPDATE`,
);

let fixture: RelayFixture;
beforeEach(async () => {
  fixture = await openRelayFixture();
});
afterEach(() => fixture?.close());

it('sends what is there and what comes later, whole and once', async () => {
  await fixture.write(1, 30);
  fixture.start(fixture.collect, { RELAY_BATCH: '10' });
  await fixture.write(31, 40);
  await fixture.allSent();
  expect(fixture.numbers()).toEqual(upTo(40));
  expect(fixture.sent[0]).toEqual({
    id: expect.any(String),
    aggregate: 'order:1',
    version: 1,
    type: 'spec',
    data: { n: 1 },
    at: expect.any(Date),
  });
});

it('sends each once beside another relay', async () => {
  await fixture.write(1, 60);
  fixture.start(fixture.collect, { RELAY_BATCH: '7' });
  fixture.start(fixture.collect, { RELAY_BATCH: '7' });
  await fixture.allSent();
  expect(fixture.numbers()).toEqual(upTo(60));
});

it('does not wait for what another task is claiming', async () => {
  await fixture.write(1, 3);
  await fixture.database.transaction(async (tx) => {
    await tx.many(lock, ['order:1']);
    fixture.start(fixture.collect);
    await eventually(() => expect(fixture.numbers()).toEqual([2, 3]));
  });
  await fixture.allSent();
  expect(fixture.numbers()).toEqual([1, 2, 3]);
});

it('loses no event that commits later than one that began after it', async () => {
  fixture.start(fixture.collect);
  await fixture.database.transaction(async (tx) => {
    await append(tx, { aggregate: 'order:1', version: 1, type: 'early', data: { n: 1 } });
    await fixture.write(2, 2);
    await eventually(() => expect(fixture.numbers()).toEqual([2]));
  });
  await eventually(() => expect(fixture.numbers()).toEqual([1, 2]));
});

it('sends the versions of an order in their order, a call after the other', async () => {
  for (let version = 1; version <= 6; version++)
    for (let order = 1; order <= 8; order++)
      await append(fixture.database, {
        ...{ aggregate: `order:${order}`, version, type: 'spec', data: { n: version } },
      });
  fixture.start(fixture.collect, { RELAY_CALLS: '4' }, 5);
  await fixture.allSent();
  for (const events of Map.groupBy(fixture.sent, ({ aggregate }) => aggregate).values())
    expect(events.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
});

it('sends again what was published by a task that died before it could say so', async () => {
  await fixture.write(1, 3);
  const { promise: theEnd, resolve } = Promise.withResolvers<void>();
  const publishAndHang: Bus['publish'] = async (events) => {
    await fixture.collect(events);
    await theEnd;
  };
  fixture.start(publishAndHang, { RELAY_LEASE: '100' });
  await eventually(() => expect(fixture.numbers()).toEqual(upTo(3)));
  fixture.start(fixture.collect);
  await fixture.allSent();
  expect(fixture.numbers()).toEqual([1, 1, 2, 2, 3, 3]);
  resolve();
});
