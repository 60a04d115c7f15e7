import { newId, statement } from '@quartet/database';
import { reserve } from '../domain/reserving.ts';
import { placed } from '../testing/bodies.ts';
import { newOrder } from '../testing/order.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService({
    SAGA_LEASE: '60000',
    SAGA_BACKOFF: '1000',
    SAGA_BACKOFF_MAX: '60000',
  });
});
afterAll(() => service.close());

async function placeUndriven() {
  const order = { ...newOrder, id: newId(), userId: service.shopperId };
  const intent = { userId: order.userId, route: 'r', key: newId(), hash: 'h' };
  const lease = await service.deps.orders.place([order, reserve(order)], intent);
  if (!lease) throw new Error('the order was not placed');
  return lease;
}

const setAttempts = statement<[id: string, attempts: number]>(
  `UPDATE saga SET attempts = $2 WHERE id = $1`,
);

const selectPause = statement<[id: string], { readonly pause: number; readonly attempts: number }>(
  `SELECT (extract(epoch FROM next_attempt_at - now()) * 1000)::float8 AS pause, attempts FROM saga WHERE id = $1`,
);

describe('claiming', () => {
  it('gives each order to one of many workers that claim at once', async () => {
    const leases = await Promise.all(Array.from({ length: 40 }, placeUndriven));
    for (const lease of leases) await service.sagas.handBack(lease);
    const workers = Array.from({ length: 8 }, () => service.task().sagas);
    for (let round = 0; round < 5; round += 1) {
      const claimed = (await Promise.all(workers.map((sagas) => sagas.claimDue(5)))).flat();
      expect(claimed).toHaveLength(leases.length);
      expect(new Set(claimed.map(({ order }) => order.id)).size).toBe(claimed.length);
      await Promise.all(claimed.map((lease) => service.sagas.handBack(lease)));
    }
  });

  it('takes no more than it is asked for, those first that have waited longest', async () => {
    const [first, second] = [await placeUndriven(), await placeUndriven()];
    const all = await service.sagas.claimDue(100);
    expect(all.map(({ order }) => order.id)).not.toContain(first.order.id);
    await service.sagas.handBack(second);
    await service.sagas.handBack(first);
    expect((await service.sagas.claimDue(1)).map(({ order }) => order.id)).toEqual([
      second.order.id,
    ]);
  });
});

describe('the pause after an unknown outcome', () => {
  it.each([
    [0, 1_000],
    [1, 2_000],
    [3, 8_000],
    [5, 32_000],
    [6, 60_000],
    [200, 60_000],
  ])('is after %d attempts anything up to %d ms', async (attempts, longest) => {
    const lease = await placeUndriven();
    await service.database.run(setAttempts, [lease.order.id, attempts]);
    const pauses: number[] = [];
    for (let index = 0; index < 30; index += 1) {
      await service.sagas.postpone(lease);
      pauses.push((await service.database.one(selectPause, [lease.order.id])).pause);
    }
    expect(Math.max(...pauses)).toBeLessThanOrEqual(longest);
    expect(Math.max(...pauses)).toBeGreaterThan(longest / 2);
    expect(Math.min(...pauses)).toBeLessThan(longest / 2);
  });

  it('is short again after the next transition, such as the one that undoes what was unknown for long', async () => {
    const { id } = await placed(service);
    expect((await service.database.one(selectPause, [id])).attempts).toBe(0);
    const lease = await placeUndriven();
    await service.database.run(setAttempts, [lease.order.id, 9]);
    const { order } = lease;
    const undone = { ...order, state: 'COMPENSATING' as const, version: order.version + 1 };
    const next = await service.sagas.advance(lease, [undone]);
    expect(next).toMatchObject({ attempts: 0, stuck: false });
    await service.sagas.postpone(next ?? lease);
    const { attempts, pause } = await service.database.one(selectPause, [order.id]);
    expect(attempts).toBe(0);
    expect(pause).toBeLessThanOrEqual(1_000);
  });
});
