import { newId } from '@quartet/database';
import { refund } from '../domain/refunding.ts';
import { placed, usd } from '../testing/bodies.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const dollars = (amount: number) => ({ amount, currency: 'USD' as const });
const intentOf = (key: string) => ({ userId: service.shopperId, route: 'r', key, hash: 'h' });

describe('beginning a refund', () => {
  it('that was decided on an earlier version writes nothing, though the state is the same', async () => {
    const { id } = await placed(service);
    const { refunds, orders, waiter } = service.deps;
    const give = async (amount: number) => {
      const order = await orders.get(id);
      const lease = await refunds.begin(
        order,
        refund(order, newId(), dollars(amount)),
        intentOf(newId()),
      );
      return lease && waiter.runAndWait(lease);
    };
    await give(500);
    const stale = await orders.get(id);
    await give(500);
    expect((await orders.get(id)).state).toBe(stale.state);
    const late = refund(stale, newId(), dollars(1_500));
    expect(await refunds.begin(stale, late, intentOf(newId()))).toBeUndefined();
    expect((await orders.get(id)).refunded).toEqual(usd(1_000));
  });

  it('that was begun already writes nothing, though the order is at rest again', async () => {
    const { id } = await placed(service);
    const { refunds, orders, waiter } = service.deps;
    const [refundId, intent] = [newId(), intentOf(newId())];
    const order = await orders.get(id);
    const lease = await refunds.begin(order, refund(order, refundId, dollars(500)), intent);
    const rested = lease ? await waiter.runAndWait(lease) : order;
    expect(rested.state).toBe('PARTIALLY_REFUNDED');
    expect(
      await refunds.begin(rested, refund(rested, refundId, dollars(500)), intent),
    ).toBeUndefined();
  });
});
