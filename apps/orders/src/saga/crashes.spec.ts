import { newId } from '@quartet/database';
import type { Sagas } from '../deps.ts';
import { type State, states } from '../domain/states.ts';
import { place, placed, someOrder, usd } from '../testing/bodies.ts';
import { happyPath, recordedStates } from '../testing/recorded-states.ts';
import { appOf, callersTo, openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
  service.recovery.start();
});
afterAll(() => service.close());

/** The task dies once: before the state is committed, or right after that. */
function dyingAt(state: State, when: 'before' | 'after'): (sagas: Sagas) => Sagas {
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

const dying = (state: State, when: 'before' | 'after') =>
  callersTo(appOf(service.task(dyingAt(state, when)).deps), service);

const moments = ['before', 'after'] as const;

describe('a task that dies', () => {
  const confirming: State[] = ['AUTHORISING', 'CONFIRMING', 'CAPTURING', 'CONFIRMED'];
  it.each(confirming.flatMap((state) => moments.map((when) => ({ when, state }))))(
    '$when it commits $state leaves an order that another one confirms',
    async ({ state, when }) => {
      const order = someOrder(service);
      const { body } = await place(await dying(state, when), order).expect(201);
      expect(await recordedStates(service, body.id)).toEqual(happyPath);
      expect(service.products.reservation(body.id)).toBe('COMMITTED');
      expect(service.products.available(String(order.items[0]?.productId))).toBe(8);
      expect(service.payments.ofOrder(body.id)).toHaveLength(1);
      expect(service.payments.net(body.id)).toBe(2_000);
    },
  );

  it.each(
    (['COMPENSATING', 'REJECTED'] as State[]).flatMap((state) =>
      moments.map((when) => ({ when, state })),
    ),
  )('$when it commits $state leaves an order that another one undoes', async ({ state, when }) => {
    const order = someOrder(service, { paymentMethod: 'pm_declined' });
    const { body } = await place(await dying(state, when), order).expect(402);
    expect((await recordedStates(service, body.orderId)).slice(-2)).toEqual([
      'COMPENSATING',
      'REJECTED',
    ]);
    expect(service.products.available(String(order.items[0]?.productId))).toBe(10);
  });

  it.each(moments)('%s it commits REFUNDED leaves a refund that another one ends', async (when) => {
    const { id } = await placed(service);
    const { admin } = await dying('REFUNDED', when);
    const refund = admin.post(`/${id}/refunds`).set('idempotency-key', newId());
    const { body } = await refund.send({}).expect(201);
    expect(body).toMatchObject({ status: 'refunded', refunded: usd(2_000) });
    expect((await recordedStates(service, id)).slice(-2)).toEqual(['REFUNDING', 'REFUNDED']);
    expect(service.payments.net(id)).toBe(0);
  });

  it('right after it placed an order leaves one that another task drives', async () => {
    const key = newId();
    const body = someOrder(service);
    const dying = service.task();
    const silent = { runAndWait: () => Promise.reject(new Error('the task died')) };
    const app = appOf({ ...dying.deps, waiter: { ...dying.deps.waiter, ...silent } });
    await place(await callersTo(app, service), body, key).expect(500);
    const [order] = await service.deps.orders.list({
      userId: service.shopperId,
      states,
      after: undefined,
      limit: 1,
    });
    const ended = await service.deps.waiter.wait(order ?? fail());
    expect(ended.state).toBe('CONFIRMED');
    expect((await place(service, body, key).expect(201)).body).toMatchObject({ id: ended.id });
  });
});

function fail(): never {
  throw new Error('there is no such order');
}
