import { newId, statement } from '@quartet/database';
import type { PaymentBody } from '../testing/service.ts';
import { openStripeService, type StripeService } from '../testing/stripe-service.ts';

let service: StripeService;
beforeAll(async () => {
  service = await openStripeService();
});
afterAll(() => service.close());

const refund = (id: string, minor: number, refundId = newId()) =>
  service.orders
    .put(`/${id}/refunds/${refundId}`)
    .send({ amount: { amount: minor, currency: 'USD' } });

async function paid(method = 'pm_card_visa', state = 'AUTHORISED'): Promise<PaymentBody> {
  const { body } = await service.pay(method);
  expect(body).toMatchObject({ state, method });
  return body as PaymentBody;
}

async function captured(method?: string): Promise<PaymentBody> {
  const { id } = await paid(method);
  const { body } = await service.orders.put(`/${id}/capture`).send({}).expect(200);
  expect(body).toMatchObject({ id, state: 'CAPTURED', captured: { amount: 1_999 } });
  return body as PaymentBody;
}

const referenceOf = statement<[id: string], { readonly reference: string | null }>(
  `SELECT reference FROM payment WHERE id = $1`,
);

it('authorises, captures and refunds, and remembers what Stripe calls the payment', async () => {
  const { id } = await captured();
  expect((await refund(id, 500).expect(200)).body).toMatchObject({ state: 'SUCCEEDED' });
  expect(service.provider.booksOf(id)).toMatchObject({ held: 0, captured: 1_999, refunded: 500 });
  const [intent] = service.provider.intentsOf(id);
  expect(await service.database.one(referenceOf, [id])).toEqual({ reference: intent?.id });
});

it('asks under the keys of the operations, and under no other', async () => {
  const { id } = await captured();
  const refundId = newId();
  await refund(id, 500, refundId).expect(200);
  const keys = service.provider.posts.map((post) => String(post.split(' ')[1]));
  const known = (key: string) => key.startsWith(id) || key === refundId;
  expect(keys.filter(known)).toEqual([id, `${id}:capture`, refundId]);
});

it.each([
  ['pm_card_chargeDeclined', 'declined'],
  ['pm_card_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
  ['pm_card_authenticationRequired', 'authentication_required'],
  ['pm_ok', 'invalid_request'],
])('passes on that %s was refused', async (method, declineReason) => {
  const { status, body } = await service.pay(method);
  expect({ status, body }).toMatchObject({
    ...{ status: 200, body: { state: 'DECLINED', declineReason } },
  });
});

it.each(['lost', 'error_after', 'error', 'busy'] as const)(
  'finds out in time what became of an authorisation after "%s", and holds the money once',
  async (fault) => {
    service.provider.fault(fault);
    const { id } = await paid('pm_card_visa', 'UNKNOWN');
    await service.reaches(id, 'AUTHORISED');
    expect(service.provider.intentsOf(id)).toHaveLength(1);
    await service.orders.put(`/${id}/capture`).send({}).expect(200);
  },
);

it.each(['lost', 'error_after', 'error', 'busy'] as const)(
  'finds out in time what became of a capture after "%s"',
  async (fault) => {
    const { id } = await paid();
    service.provider.fault(fault);
    await service.orders.put(`/${id}/capture`).send({}).expect(202);
    await service.reaches(id, 'CAPTURED');
    expect(service.provider.booksOf(id)).toMatchObject({ held: 0, captured: 1_999 });
  },
);

it.each(['lost', 'error_after', 'error'] as const)(
  'gives up an authorisation of which it knows nothing after "%s"',
  async (fault) => {
    service.provider.fault(fault);
    const { id, orderId } = await paid('pm_card_visa', 'UNKNOWN');
    await service.orders.put(`/${id}/void`).send({ orderId });
    await service.reaches(id, 'VOIDED');
    expect(service.provider.booksOf(id)).toMatchObject({ held: 0, captured: 0 });
    expect(service.provider.intentsOf(id)).toMatchObject([{ status: 'canceled' }]);
  },
);

it('gives back what it holds', async () => {
  const { id, orderId } = await paid();
  const { body } = await service.orders.put(`/${id}/void`).send({ orderId }).expect(200);
  expect(body).toMatchObject({ state: 'VOIDED' });
  expect(service.provider.booksOf(id)).toMatchObject({ held: 0, captured: 0, refunded: 0 });
});

it.each(['lost', 'error_after', 'error'] as const)(
  'gives money back once, though its answer was lost by "%s"',
  async (fault) => {
    const { id } = await captured();
    const refundId = newId();
    service.provider.fault(fault);
    await refund(id, 700, refundId).expect(202);
    expect((await refund(id, 700, refundId).expect(200)).body).toMatchObject({
      ...{ state: 'SUCCEEDED' },
    });
    expect(service.provider.booksOf(id)).toMatchObject({ refunded: 700 });
  },
);

it('waits for a refund that Stripe has only begun', async () => {
  const { id } = await captured('pm_card_pendingRefund');
  const refundId = newId();
  await refund(id, 700, refundId).expect(202);
  await refund(id, 700, refundId).expect(202);
  expect(service.provider.booksOf(id)).toMatchObject({ refunded: 700 });
});

it('waits while Stripe limits the rate, and asks again under the same key', async () => {
  service.provider.fault('limit', 'limit');
  const { id } = await paid();
  const posts = service.provider.posts.filter((post) => post.endsWith(` ${id}`));
  expect(posts).toHaveLength(3);
  service.provider.fault('limit');
  await service.orders.put(`/${id}/capture`).send({}).expect(200);
});

it.each([
  ['USD', 49, 'amount_too_small'],
  ['JPY', 49, 'amount_too_small'],
  ['KWD', 1_001, 'invalid_charge_amount'],
])('passes on that Stripe refuses %s %d: %s', async (currency, amount, declineReason) => {
  const { body } = await service.pay('pm_card_visa', { amount, currency });
  expect(body).toMatchObject({ state: 'DECLINED', declineReason });
  const { id, orderId } = body as PaymentBody;
  await service.orders.put(`/${id}/void`).send({ orderId });
  await service.reachesVoid(id);
});

it.each([
  ['JPY', 1_999],
  ['KWD', 1_990],
])('takes and gives back %s, whose minor unit is not a hundredth', async (currency, amount) => {
  const { id } = (await service.pay('pm_card_visa', { amount, currency })).body as PaymentBody;
  await service.orders.put(`/${id}/capture`).send({}).expect(200);
  const money = { amount: 500, currency };
  const path = `/${id}/refunds/${newId()}`;
  await service.orders.put(path).send({ amount: money }).expect(200);
  expect((await service.orders.get(`/${id}`)).body).toMatchObject({
    ...{ captured: { amount, currency }, refunded: money },
  });
  const [intent] = service.provider.intentsOf(id);
  expect(intent).toMatchObject({ amount, currency: currency.toLowerCase() });
});
