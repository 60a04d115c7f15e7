import { newId, statement } from '@quartet/database';
import { setFaultInjector } from '@quartet/faults';
import { eventually } from '@quartet/testing';
import type { Lease } from '../deps.ts';
import type { Path } from '../domain/order.ts';
import { reserve } from '../domain/reserving.ts';
import type { State } from '../domain/states.ts';
import { newOrder } from '../testing/order.ts';
import { recordedStates } from '../testing/recorded-states.ts';
import { openService, type Service } from '../testing/service.ts';
import { advanceOrders, insertOrders } from './postgres-batch-statements.ts';

let service: Service;
beforeAll(async () => {
  service = await openService({ SAGA_LEASE: '60000' });
});
afterAll(() => service.close());
afterEach(() => setFaultInjector(undefined));

const lock = statement<[id: string]>(`SELECT 1 FROM saga WHERE id = $1 FOR UPDATE`);

const waiting = statement<[], { readonly count: number }>(
  `SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`,
);

const key = () => ({ userId: service.shopperId, route: 'r', key: newId(), hash: 'h' });

function place(intent = key()) {
  const order = { ...newOrder, id: newId(), userId: service.shopperId };
  return service.deps.orders.place([order, reserve(order)], intent);
}

async function placed(count: number): Promise<readonly Lease[]> {
  const leases = await Promise.all(Array.from({ length: count }, () => place()));
  return leases.map((lease) => lease ?? fail());
}

function fail(): never {
  throw new Error('the order was not placed');
}

function to({ order }: Lease, state = 'COMPENSATING'): Path {
  const reason = 'payment_declined';
  return [{ ...order, state: state as State, reason, version: order.version + 1 }];
}

const advance = (lease: Lease, path = to(lease)) => service.sagas.advance(lease, path);

/** Records the statements until the end of the test. */
function recorded(): readonly string[] {
  const sent: string[] = [];
  setFaultInjector((point, work) => {
    if (point.kind === 'statement') sent.push(point.name);
    return work();
  });
  return sent;
}

it('places and moves orders that come at once with one statement each time', async () => {
  const sent = recorded();
  const leases = await placed(3);
  const moved = await Promise.all(leases.map((lease) => advance(lease)));
  expect(sent).toEqual([insertOrders.text, advanceOrders.text]);
  expect(moved.map((lease) => lease?.order.id)).toEqual(leases.map(({ order }) => order.id));
  for (const { order } of leases)
    expect(await recordedStates(service, order.id)).toEqual([
      'PENDING',
      'RESERVING',
      'COMPENSATING',
    ]);
});

it('places one of several orders with the same key', async () => {
  const intent = key();
  const leases = await Promise.all([place(intent), place(), place(intent)]);
  expect(leases.map((lease) => lease !== undefined)).toEqual([true, true, false]);
});

it('leaves alone the orders of a batch whose lease is lost', async () => {
  const [first, lost, last] = await placed(3);
  if (!first || !lost || !last) fail();
  const stale = { ...lost, epoch: lost.epoch - 1 };
  const moved = await Promise.all([first, stale, last].map((lease) => advance(lease)));
  expect(moved.map((lease) => lease !== undefined)).toEqual([true, false, true]);
  expect(await recordedStates(service, lost.order.id)).toEqual(['PENDING', 'RESERVING']);
});

it('moves an order once when a batch has it twice', async () => {
  const [lease] = await placed(1);
  if (!lease) fail();
  const stale = { ...lease, epoch: lease.epoch - 1 };
  const moved = await Promise.all([stale, lease].map((each) => advance(each)));
  expect(moved.map((each) => each !== undefined)).toEqual([false, true]);
});

it('moves the other orders of a batch when the database refuses one', async () => {
  const [first, bad, last] = await placed(3);
  if (!first || !bad || !last) fail();
  const results = await Promise.allSettled([
    advance(first),
    advance(bad, to(bad, 'NO_STATE')),
    advance(last),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await recordedStates(service, bad.order.id)).toEqual(['PENDING', 'RESERVING']);
  expect((await recordedStates(service, last.order.id)).at(-1)).toBe('COMPENSATING');
});

it('locks the orders of a batch by id, whatever their order in it', async () => {
  const leases = await placed(2);
  const [low, high] = leases.toSorted((a, b) => (a.order.id < b.order.id ? -1 : 1));
  if (!low || !high) fail();
  // The latest version of its row now comes last in the table.
  await service.sagas.extend(low);
  const sent = recorded();
  const { moves } = await service.database.transaction(async (tx) => {
    await tx.one(lock, [low.order.id]);
    const moves = Promise.all([advance(high), advance(low)]);
    await eventually(async () => (await service.database.one(waiting, [])).count === 1);
    await tx.one(lock, [high.order.id]);
    return { moves };
  });
  expect((await moves).map((lease) => lease !== undefined)).toEqual([true, true]);
  expect(sent.filter((text) => text === advanceOrders.text)).toHaveLength(1);
});
