import { newId, statement } from '@quartet/database';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

interface Notices {
  readonly items: readonly { readonly notice: number; readonly payment: { readonly id: string } }[];
}

const usd = (amount: number) => ({ amount, currency: 'USD' }) as const;

async function refundedByHand(minor: number): Promise<string> {
  const { id } = await service.captured(1_000);
  await refundByHand(id, minor);
  return id;
}

const refundByHand = (id: string, minor: number) =>
  service.deps.payments.apply({
    ...{ kind: 'observe', id },
    fact: { kind: 'refund', key: `re_${newId()}`, amount: usd(minor), state: 'succeeded' },
  });

async function noticesOf(id: string) {
  const { body } = await service.orders.get('/notices?limit=100').expect(200);
  return (body as Notices).items.filter(({ payment }) => payment.id === id);
}

const acknowledge = (id: string, notice: number, shown: object | null) =>
  service.orders.put(`/${id}/notices/${notice}`).send({ shown });

const reviewsOf = async (id: string) =>
  (await service.deps.reviews.list({ after: undefined, limit: 100 })).filter(
    ({ paymentId }) => paymentId === id,
  );

it('lists a payment whose money moved without its order, until that is acknowledged', async () => {
  const id = await refundedByHand(300);
  expect(await noticesOf(id)).toMatchObject([{ notice: 1, payment: { refunded: usd(300) } }]);
  await acknowledge(id, 1, { total: usd(1_000), refunded: usd(300) }).expect(204);
  expect(await noticesOf(id)).toEqual([]);
  expect(await reviewsOf(id)).toEqual([]);
});

it('lists it again when more has happened than was acknowledged', async () => {
  const id = await refundedByHand(300);
  await refundByHand(id, 200);
  await acknowledge(id, 1, { total: usd(1_000), refunded: usd(300) }).expect(204);
  expect(await noticesOf(id)).toMatchObject([{ notice: 2, payment: { refunded: usd(500) } }]);
  expect(await reviewsOf(id)).toEqual([]);
});

it.each([
  ['another refunded amount', { total: usd(1_000), refunded: usd(0) }],
  ['another total', { total: usd(999), refunded: usd(300) }],
  ['no money at all', null],
])('asks for a person when the order shows %s', async (_what, shown) => {
  const id = await refundedByHand(300);
  await service.database.run(letRest, [id]);
  await acknowledge(id, 1, shown).expect(204);
  expect(await reviewsOf(id)).toMatchObject([{ kind: 'order_differs' }]);
  expect(await noticesOf(id)).toEqual([]);
});

const letRest = statement<[id: string]>(
  `UPDATE payment SET updated_at = updated_at - interval '1 minute' WHERE id = $1`,
);

it('asks again when the payment has moved while the order was read', async () => {
  const id = await refundedByHand(300);
  await service.orders
    .put(`/${id}/refunds/${newId()}`)
    .send({ amount: usd(200) })
    .expect(200);
  await acknowledge(id, 1, { total: usd(1_000), refunded: usd(300) }).expect(204);
  expect(await reviewsOf(id)).toEqual([]);
  expect(await noticesOf(id)).toMatchObject([{ notice: 1, payment: { refunded: usd(500) } }]);
});

it('has nothing to tell of what the order asked for itself', async () => {
  const { id } = await service.captured(1_000);
  await service.orders.put(`/${id}/refunds/${newId()}`).send({ amount: usd(300) });
  expect(await noticesOf(id)).toEqual([]);
});

it('answers 404 to the acknowledgement of an unknown payment', async () => {
  const { body } = await acknowledge(newId(), 1, null).expect(404);
  expect(body).toMatchObject({ code: 'not_found' });
});
