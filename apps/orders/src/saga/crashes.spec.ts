import { newId } from '@quartet/database';
import request, { type Test } from 'supertest';
import { createApp } from '../app.ts';
import type { Sagas } from '../deps.ts';
import type { State } from '../domain/states.ts';
import { place, placed, someOrder, usd } from '../testing/bodies.ts';
import { happyPath, recordedStates } from '../testing/books.ts';
import type { Spoil } from '../testing/task.ts';
import { openTill, type Till } from '../testing/till.ts';

let till: Till;
beforeAll(async () => {
  till = await openTill({ SAGA_WAIT: '10000' });
  till.recovery.start();
});
afterAll(() => till.close());

/** The task dies once: before the state is committed, or right after that. */
function dyingAt(state: State, when: 'before' | 'after'): Spoil {
  let alive = true;
  const die = () => {
    alive = false;
    throw new Error('the task died');
  };
  return (sagas: Sagas): Sagas => ({
    ...sagas,
    advance: async (lease, path) => {
      const matches = alive && path.some((order) => order.state === state);
      if (matches && when === 'before') die();
      const next = await sagas.advance(lease, path);
      if (matches) die();
      return next;
    },
  });
}

function dying(state: State, when: 'before' | 'after') {
  const app = createApp(till.task(dyingAt(state, when)).deps);
  return (path: string, body: object, caller = till.shopper): Test =>
    request(app)
      .post(path)
      .set('authorization', `Bearer ${caller}`)
      .set('idempotency-key', newId())
      .send(body);
}

const moments = ['before', 'after'] as const;

describe('a task that dies', () => {
  const states: State[] = ['AUTHORISING', 'CONFIRMING', 'CAPTURING', 'CONFIRMED'];
  it.each(states.flatMap((state) => moments.map((when) => ({ when, state }))))(
    '$when it commits $state leaves an order that another one confirms',
    async ({ state, when }) => {
      const order = someOrder(till);
      const { body } = await dying(state, when)('/api/orders', order).expect(201);
      expect(await recordedStates(till, body.id)).toEqual(happyPath);
      expect(till.products.reservation(body.id)).toBe('COMMITTED');
      expect(till.products.available(String(order.items[0]?.productId))).toBe(8);
      expect(till.payments.ofOrder(body.id)).toHaveLength(1);
      expect(till.payments.net(body.id)).toBe(2_000);
    },
  );

  it.each(
    (['COMPENSATING', 'REJECTED'] as State[]).flatMap((state) =>
      moments.map((when) => ({ when, state })),
    ),
  )('$when it commits $state leaves an order that another one undoes', async ({ state, when }) => {
    const order = someOrder(till, { paymentMethod: 'pm_declined' });
    const { body } = await dying(state, when)('/api/orders', order).expect(402);
    expect((await recordedStates(till, body.orderId)).slice(-2)).toEqual([
      'COMPENSATING',
      'REJECTED',
    ]);
    expect(till.products.available(String(order.items[0]?.productId))).toBe(10);
  });

  it.each(moments)('%s it commits REFUNDED leaves a refund that another one ends', async (when) => {
    const { id } = await placed(till);
    const send = dying('REFUNDED', when);
    const { body } = await send(`/api/orders/${id}/refunds`, {}, till.admin).expect(201);
    expect(body).toMatchObject({ status: 'refunded', refunded: usd(2_000) });
    expect((await recordedStates(till, id)).slice(-2)).toEqual(['REFUNDING', 'REFUNDED']);
    expect(till.payments.net(id)).toBe(0);
  });

  it('right after it placed an order leaves one that another task drives', async () => {
    const key = newId();
    const body = someOrder(till);
    const spoiled = till.task();
    const silent = { settle: () => Promise.reject(new Error('the task died')) };
    const app = createApp({ ...spoiled.deps, driver: { ...spoiled.deps.driver, ...silent } });
    const first = request(app).post('/api/orders').set('authorization', `Bearer ${till.shopper}`);
    await first.set('idempotency-key', key).send(body).expect(500);
    const [order] = await till.deps.orders.list({
      userId: till.shopperId,
      states: ['RESERVING'],
      after: undefined,
      limit: 1,
    });
    const ended = await till.deps.driver.watch(order ?? fail());
    expect(ended.state).toBe('CONFIRMED');
    expect((await place(till, body, key).expect(201)).body).toMatchObject({ id: ended.id });
  });
});

function fail(): never {
  throw new Error('there is no such order');
}
