import { newId, statement } from '@quartet/database';
import { setFaultInjector } from '@quartet/faults';
import { eventually } from '@quartet/testing';
import { wrongBooks } from '../testing/books.ts';
import { openService, type Service } from '../testing/service.ts';
import { holdReservations } from './postgres-batch-statements.ts';

let service: Service;
beforeAll(async () => {
  service = await openService(0);
});
afterEach(async () => {
  setFaultInjector(undefined);
  expect(await wrongBooks(service.database)).toEqual([]);
});
afterAll(() => service.close());

const lock = statement<[id: string]>(`SELECT 1 FROM product WHERE id = $1 FOR UPDATE`);

const waiting = statement<[], { readonly count: number }>(
  `SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`,
);

const reservations = () => service.deps.reservations;

function hold(productId: string, quantity: number, orderId = newId()) {
  return reservations().hold(orderId, [{ productId, quantity }]);
}

function recorded(): readonly string[] {
  const sent: string[] = [];
  setFaultInjector((point, work) => {
    if (point.kind === 'statement') sent.push(point.name);
    return work();
  });
  return sent;
}

it('holds for orders that come at once with one statement, and commits each once', async () => {
  const { id } = await service.add();
  const sent = recorded();
  const held = await Promise.all([1, 2, 3].map((quantity) => hold(id, quantity)));
  expect(sent).toEqual([holdReservations.text]);
  const committed = await Promise.all(held.map(({ orderId }) => reservations().commit(orderId)));
  expect(held.map(({ lines }) => lines[0]?.quantity)).toEqual([1, 2, 3]);
  expect(committed.map(({ state }) => state)).toEqual(['COMMITTED', 'COMMITTED', 'COMMITTED']);
  expect(await service.read(id)).toMatchObject({ available: 4 });
});

it('gives the stock that one order of a batch cannot have to the others', async () => {
  const { id } = await service.add({ stock: 5 });
  const [first, second, third] = await Promise.allSettled([
    hold(id, 9, '01987b1c-8a4e-7c3a-9d52-000000000001'),
    hold(id, 4, '01987b1c-8a4e-7c3a-9d52-000000000002'),
    hold(id, 1, '01987b1c-8a4e-7c3a-9d52-000000000003'),
  ]);
  expect(first).toMatchObject({ status: 'rejected', reason: { code: 'out_of_stock' } });
  expect(second).toMatchObject({ status: 'fulfilled', value: { state: 'HELD' } });
  expect(third).toMatchObject({ status: 'fulfilled', value: { state: 'HELD' } });
  expect(await service.read(id)).toMatchObject({ available: 0 });
});

it('holds once for an order that a batch has twice, and refuses its other lines', async () => {
  const { id } = await service.add();
  const orderId = newId();
  const [one, same, other] = await Promise.allSettled([
    hold(id, 2, orderId),
    hold(id, 2, orderId),
    hold(id, 3, orderId),
  ]);
  expect([one, same]).toMatchObject([{ status: 'fulfilled' }, { status: 'fulfilled' }]);
  expect(other).toMatchObject({ status: 'rejected', reason: { code: 'id_reused' } });
  expect(await service.read(id)).toMatchObject({ available: 8 });
});

it('moves the stock once when a batch commits and releases the same order', async () => {
  const { id } = await service.add();
  const { orderId } = await hold(id, 4);
  await Promise.allSettled([reservations().commit(orderId), reservations().release(orderId)]);
  expect(await reservations().get(orderId)).toMatchObject({ state: 'RESTOCKED' });
  expect(await service.read(id)).toMatchObject({ available: 10 });
});

it('commits the other orders of a batch when too little is left for one', async () => {
  const { id } = await service.add();
  const [lacking, other] = [await hold(id, 8), await hold(id, 2)];
  await reservations().expire();
  const delta = { delta: -7, reason: 'water damage' };
  await service.admin.post(`/${id}/stock`).send(delta).expect(200);
  const results = await Promise.allSettled(
    [lacking, other].map(({ orderId }) => reservations().commit(orderId)),
  );
  expect(results).toMatchObject([
    { status: 'rejected', reason: { code: 'out_of_stock' } },
    { status: 'fulfilled', value: { state: 'COMMITTED' } },
  ]);
});

it('locks the products of a batch by id, whatever their order in it', async () => {
  const [low, high] = [(await service.add()).id, (await service.add()).id].toSorted();
  // The latest version of its row now comes last in the table.
  const delta = { delta: 1, reason: 'found' };
  await service.admin.post(`/${low}/stock`).send(delta).expect(200);
  const { holds } = await service.database.transaction(async (tx) => {
    await tx.one(lock, [String(low)]);
    const holds = Promise.all([hold(String(high), 1), hold(String(low), 1)]);
    await eventually(async () => (await service.database.one(waiting, [])).count === 1);
    await tx.one(lock, [String(high)]);
    return { holds };
  });
  expect((await holds).map(({ state }) => state)).toEqual(['HELD', 'HELD']);
});
