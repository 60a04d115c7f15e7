import { newId } from '@quartet/database';
import type { PaymentBody } from '../testing/service.ts';
import { strangeEvent, stripeEvent } from '../testing/stripe-account.ts';
import { openStripeService, type StripeService } from '../testing/stripe-service.ts';

let service: StripeService;
beforeAll(async () => {
  service = await openStripeService();
});
afterAll(() => service.close());

const viewOf = async ({ id }: PaymentBody) =>
  (await service.orders.get(`/${id}`)).body as PaymentBody;

const intentOf = ({ id }: PaymentBody) => {
  const [intent] = service.provider.intentsOf(id);
  if (!intent) throw new Error('Stripe has not heard of the payment');
  return intent;
};

/** A payment of which only events will tell what became of it. */
async function unknown(method = 'pm_card_visa'): Promise<PaymentBody> {
  service.provider.fault('lost');
  const { body } = await service.pay(method);
  expect(body).toMatchObject({ state: 'UNKNOWN' });
  return body as PaymentBody;
}

async function capturing(): Promise<PaymentBody> {
  const { body } = await service.pay('pm_card_visa');
  const payment = body as PaymentBody;
  service.provider.fault('lost');
  await service.orders.put(`/${payment.id}/capture`).send({}).expect(202);
  return payment;
}

it('settles an authorisation, and learns what Stripe calls it', async () => {
  const payment = await unknown();
  const event = stripeEvent('payment_intent.amount_capturable_updated', intentOf(payment));
  await service.deliver(event).expect(204);
  expect(await viewOf(payment)).toMatchObject({ state: 'AUTHORISED' });
  await service.orders.put(`/${payment.id}/capture`).send({}).expect(200);
});

it('takes the first event of an intent for no refusal', async () => {
  const payment = await unknown();
  const intent = intentOf(payment);
  const created = { ...intent, status: 'requires_payment_method', amount_capturable: 0 };
  await service.deliver(stripeEvent('payment_intent.created', created)).expect(204);
  expect(await viewOf(payment)).toMatchObject({ state: 'UNKNOWN' });
  await service
    .deliver(stripeEvent('payment_intent.amount_capturable_updated', intent))
    .expect(204);
  expect(await viewOf(payment)).toMatchObject({ state: 'AUTHORISED' });
  const { id, orderId } = payment;
  await service.orders.put(`/${id}/void`).send({ orderId }).expect(200);
  expect(service.provider.booksOf(id)).toMatchObject({ held: 0, captured: 0 });
});

it('settles a refusal', async () => {
  const payment = await unknown('pm_card_chargeDeclinedInsufficientFunds');
  await service
    .deliver(stripeEvent('payment_intent.payment_failed', intentOf(payment)))
    .expect(204);
  const declined = { state: 'DECLINED', declineReason: 'insufficient_funds' };
  expect(await viewOf(payment)).toMatchObject(declined);
});

it('settles a capture', async () => {
  const payment = await capturing();
  await service.deliver(stripeEvent('payment_intent.succeeded', intentOf(payment))).expect(204);
  expect(await viewOf(payment)).toMatchObject({ state: 'CAPTURED' });
});

it('settles a void', async () => {
  const { body } = await service.pay('pm_card_visa');
  const payment = body as PaymentBody;
  service.provider.fault('lost');
  const { id, orderId } = payment;
  await service.orders.put(`/${id}/void`).send({ orderId }).expect(202);
  await service.deliver(stripeEvent('payment_intent.canceled', intentOf(payment))).expect(204);
  expect(await viewOf(payment)).toMatchObject({ state: 'VOIDED' });
});

it.each([
  ['refund.updated', 'succeeded', 'SUCCEEDED'],
  ['charge.refund.updated', 'succeeded', 'SUCCEEDED'],
  ['refund.failed', 'failed', 'FAILED'],
])('settles a refund: %s, %s', async (type, status, state) => {
  const { body } = await service.pay('pm_card_pendingRefund');
  const payment = body as PaymentBody;
  await service.orders.put(`/${payment.id}/capture`).send({}).expect(200);
  const path = `/${payment.id}/refunds/${newId()}`;
  const amount = { amount: 300, currency: 'USD' };
  await service.orders.put(path).send({ amount }).expect(202);
  const [refund] = service.provider.refunds.of(intentOf(payment).id);
  await service.deliver(strangeEvent('refund.created', { ...refund })).expect(204);
  await service.deliver(strangeEvent(type, { ...refund, status })).expect(204);
  expect((await service.orders.get(path)).body).toMatchObject({ state });
});

it('takes a repeated event as done, one after the other or at once', async () => {
  const payment = await unknown();
  const event = stripeEvent('payment_intent.amount_capturable_updated', intentOf(payment));
  const answers = await Promise.all([1, 2, 3].map(() => service.deliver(event)));
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
  await service.deliver(event).expect(204);
  const counted = await service.database.many(
    { name: 'inbox-of-stripe', text: 'SELECT 1 FROM inbox WHERE event_id = $1' },
    [event.id],
  );
  expect(counted).toHaveLength(1);
});

it('is not confused by events that arrive in another order', async () => {
  const payment = await capturing();
  const early = { ...intentOf(payment), status: 'requires_capture', amount_capturable: 1_999 };
  const started = { ...early, status: 'processing' };
  const types = ['payment_intent.succeeded', 'payment_intent.amount_capturable_updated'] as const;
  await service.deliver(stripeEvent(types[0], intentOf(payment))).expect(204);
  await service.deliver(stripeEvent(types[1], early)).expect(204);
  await service.deliver(stripeEvent('payment_intent.processing', started)).expect(204);
  expect(await viewOf(payment)).toMatchObject({ state: 'CAPTURED' });
});

it('declines a hold of an amount that nobody asked for, and gives it back', async () => {
  const payment = await unknown();
  const other = { ...intentOf(payment), amount_capturable: 1 };
  await service.deliver(stripeEvent('payment_intent.amount_capturable_updated', other)).expect(204);
  expect(await viewOf(payment)).toMatchObject({ state: 'DECLINED' });
  await service.reachesVoid(payment.id);
  expect(service.provider.booksOf(payment.id)).toMatchObject({ held: 0, captured: 0 });
});

it('moves no money for an inquiry of the bank', async () => {
  const { body } = await service.pay('pm_card_visa');
  const payment = body as PaymentBody;
  await service.orders.put(`/${payment.id}/capture`).send({}).expect(200);
  const inquiry = service.provider.disputes.inquire(intentOf(payment).id);
  await service.deliver(stripeEvent('charge.dispute.created', inquiry)).expect(204);
  expect(await viewOf(payment)).toMatchObject({ dispute: null, disputed: { amount: 0 } });
});

it('takes a state that is new for no news', async () => {
  const payment = await unknown();
  const pondering = { ...intentOf(payment), status: 'pondering' };
  await service.deliver(strangeEvent('payment_intent.pondering', pondering)).expect(204);
  expect(await viewOf(payment)).toMatchObject({ state: 'UNKNOWN' });
});

it('refuses an event for as long as Stripe cannot say whose refund it is', async () => {
  const { body } = await service.pay('pm_card_visa');
  const payment = body as PaymentBody;
  await service.orders.put(`/${payment.id}/capture`).send({}).expect(200);
  const byHand = { payment_intent: intentOf(payment).id, amount: 300 };
  const event = stripeEvent('refund.created', service.provider.refunds.create(byHand));
  service.provider.failReads(1);
  await service.deliver(event).expect(503);
  expect(await viewOf(payment)).toMatchObject({ refunded: { amount: 0 } });
  await service.deliver(event).expect(204);
  expect(await viewOf(payment)).toMatchObject({ refunded: { amount: 300 } });
});

it.each([
  ['a payment that we do not know', 'payment_intent.succeeded', { paymentId: newId() }],
  ['an intent of somebody else', 'payment_intent.succeeded', {}],
  ['a refund of somebody else', 'refund.updated', null],
  ['a dispute of somebody else', 'charge.dispute.created', {}],
  ['other things', 'customer.created', {}],
])('takes an event about %s, and does nothing', async (_what, type, metadata) => {
  const currency = metadata && 'paymentId' in metadata ? 'usd' : 'chf';
  const object = { id: 'pi_1', status: 'succeeded', amount: 1, currency, metadata };
  Object.assign(object, { payment_intent: 'pi_of_others' });
  await service.deliver(strangeEvent(type, object)).expect(204);
});

it('answers 400 to a signed event without what counts', async () => {
  const metadata = { paymentId: newId() };
  await service.deliver(strangeEvent('payment_intent.succeeded', { metadata })).expect(400);
});

it('answers 404 to the events of a provider that was not chosen', async () => {
  await service.anyone.post('/webhooks/simulator').send({}).expect(404);
});
