import { createClient, isProblem } from '@quartet/client';
import { usd, someOrder } from './testing/bodies.ts';
import { openService, type Service } from './testing/service.ts';

let service: Service;
let shopper: string;
beforeAll(async () => {
  service = await openService();
  shopper = await service.tokens.user();
});
afterAll(() => service.close());

function clientOf(accessToken: string) {
  const tokens = {
    accessToken,
    refreshToken: 'none',
    expiresIn: 600,
    tokenType: 'Bearer',
  } as const;
  return createClient({ url: service.url, apiKey: 'none', tokens });
}
const newOrder = (paymentMethod: string) => {
  const { items } = someOrder(service);
  return { items: items.map((item) => ({ ...item })), paymentMethod };
};

it('places an order, which has its money in minor units', async () => {
  const { orders } = clientOf(shopper);
  const order = await orders.place(newOrder('pm_ok'));
  expect(order).toMatchObject({ status: 'confirmed', total: usd(2_000) });
  expect(await orders.get(order.id)).toEqual(order);
  for await (const { id } of orders.list({ status: 'confirmed' })) expect(id).toBe(order.id);
});

it('places one order for one key', async () => {
  const { orders } = clientOf(shopper);
  const body = newOrder('pm_ok');
  const placed = await orders.place(body, { key: 'one-intent' });
  expect(await orders.place(body, { key: 'one-intent' })).toEqual(placed);
});

it('names the order that was declined', async () => {
  const { orders } = clientOf(shopper);
  const error: unknown = await orders
    .place(newOrder('pm_declined'))
    .catch((thrown: unknown) => thrown);
  if (!isProblem(error, 'payment_declined')) throw error;
  expect(await orders.get(error.problem.orderId)).toMatchObject({ status: 'rejected' });
});

it('refuses to cancel a confirmed order, which an admin can refund', async () => {
  const { orders } = clientOf(shopper);
  const { id } = await orders.place(newOrder('pm_ok'));
  await expect(orders.cancel(id)).rejects.toMatchObject({ code: 'too_late_to_cancel' });
  const admin = clientOf(await service.tokens.admin());
  const refunded = await admin.orders.refund(id, { amount: { amount: 500, currency: 'USD' } });
  expect(refunded).toMatchObject({ status: 'partially_refunded', refunded: usd(500) });
  expect(await orders.settled(id)).toEqual(refunded);
});
