import { newId, statement } from '@quartet/database';
import { signSimulator as sign } from '../testing/payment-company.ts';
import { type Service, openService, type PaymentBody } from '../testing/service.ts';
import { formerSecret } from '../testing/test-provider.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

/** A payment that the provider has not carried out, and of which only its events will tell. */
async function unknown(): Promise<PaymentBody> {
  return (await service.pay('pm_flaky_99')).body as PaymentBody;
}

function eventOf({ id, orderId }: PaymentBody, members: object = {}) {
  return {
    ...{ id: newId(), type: 'payment.authorise.succeeded', at: new Date().toISOString() },
    ...{ op: 'authorise', key: id, paymentId: id, orderId },
    ...{ amount: 1999, currency: 'USD', outcome: 'succeeded', ...members },
  };
}

function deliver(event: object, signature = sign(JSON.stringify(event)), provider = 'simulator') {
  return service.anyone
    .post(`/webhooks/${provider}`)
    .set('content-type', 'application/json')
    .set('provider-signature', signature)
    .send(JSON.stringify(event));
}

const stateOf = async ({ id }: PaymentBody) =>
  ((await service.orders.get(`/${id}`)).body as PaymentBody).state;

it('settles a payment whose outcome was unknown', async () => {
  const payment = await unknown();
  await deliver(eventOf(payment)).expect(204);
  expect(await stateOf(payment)).toBe('AUTHORISED');
});

it('passes on a refusal', async () => {
  const payment = await unknown();
  await deliver(eventOf(payment, { outcome: 'insufficient_funds' })).expect(204);
  const { body } = await service.orders.get(`/${payment.id}`);
  expect(body).toMatchObject({ state: 'DECLINED', declineReason: 'insufficient_funds' });
});

const countOf = statement<[eventId: string], { readonly count: number }>(
  `SELECT count(*) FROM inbox WHERE event_id = $1`,
);

it('takes a duplicate as done, one after the other or at once', async () => {
  const payment = await unknown();
  const event = eventOf(payment);
  await deliver(event).expect(204);
  const answers = await Promise.all([deliver(event), deliver(event), deliver(event)]);
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
  expect(await service.database.one(countOf, [event.id])).toEqual({ count: 1 });
});

const lock = statement<[id: string]>(`SELECT 1 FROM payment WHERE id = $1 FOR UPDATE`);

it('neither waits nor writes for an event that reports what is known', async () => {
  const payment = await service.captured();
  const event = eventOf(payment, { op: 'capture', key: `${payment.id}:capture` });
  await service.database.transaction(async (tx) => {
    await tx.one(lock, [payment.id]);
    await deliver(event).expect(204);
  });
  expect(await service.database.one(countOf, [event.id])).toEqual({ count: 0 });
});

it('enters nothing of an event whose id was counted before, whatever it reports', async () => {
  const payment = await service.captured();
  const event = eventOf(payment, { op: 'refund', key: newId(), amount: 400 });
  await deliver(event).expect(204);
  await deliver({ ...event, key: newId() }).expect(204);
  const { body } = await service.orders.get(`/${payment.id}`);
  expect(body).toMatchObject({ refunded: { amount: 400 } });
});

it('is not confused by events that arrive late', async () => {
  const payment = await unknown();
  const { id, orderId } = payment;
  await deliver(eventOf(payment)).expect(204);
  await service.orders.put(`/${id}/capture`).send({});
  await deliver(eventOf(payment, { op: 'capture', key: `${id}:capture` })).expect(204);
  await deliver(eventOf(payment, { outcome: 'declined' })).expect(204);
  await deliver(eventOf(payment)).expect(204);
  expect(await stateOf(payment)).toBe('CAPTURED');
  await service.orders.put(`/${id}/void`).send({ orderId }).expect(409);
});

it('accepts the former secret too, while the secret is rotated', async () => {
  const payment = await unknown();
  const event = eventOf(payment);
  const signature = sign(JSON.stringify(event), undefined, formerSecret);
  await deliver(event, signature).expect(204);
  expect(await stateOf(payment)).toBe('AUTHORISED');
});

it('declines a hold of an amount that nobody asked for', async () => {
  const payment = await unknown();
  await deliver(eventOf(payment, { amount: 1 })).expect(204);
  expect(await stateOf(payment)).toBe('DECLINED');
});

it('takes an operation of a kind that is new for no news', async () => {
  const payment = await unknown();
  await deliver(eventOf(payment, { op: 'increment' })).expect(204);
  expect(await stateOf(payment)).toBe('UNKNOWN');
});

it('takes an event about nothing that we know', async () => {
  await deliver(eventOf({ id: newId(), orderId: newId(), state: '' })).expect(204);
});

it.each([
  ['is missing', () => ''],
  ['is of another body', () => sign('{}')],
  ['is of another secret', (body: string) => sign(body, undefined, 'another secret')],
  ['is six minutes old', (body: string) => sign(body, Math.floor(Date.now() / 1000) - 360)],
  ['is of the future', (body: string) => sign(body, Math.floor(Date.now() / 1000) + 360)],
  ['is no signature', () => 't=1,v1=xyz'],
  ['is signed without the time', (body: string) => sign(body).replace(/^t=\d+/, 't=0')],
])('refuses an event whose signature %s', async (_case, signature) => {
  const payment = await unknown();
  const event = eventOf(payment);
  const { body } = await deliver(event, signature(JSON.stringify(event))).expect(401);
  expect(body).toMatchObject({ code: 'bad_signature' });
  expect(await stateOf(payment)).toBe('UNKNOWN');
});

it('answers 404 for a provider that we do not know', async () => {
  const event = eventOf({ id: newId(), orderId: newId(), state: '' });
  const { body } = await deliver(event, undefined, 'nobody').expect(404);
  expect(body).toMatchObject({ code: 'not_found' });
});

it('answers 400 to a signed event without the members that count', async () => {
  const { body } = await deliver({ id: newId() }).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request' });
});

it('answers 400 to a signed event without a body', async () => {
  const { body } = await service.anyone
    .post('/webhooks/simulator')
    .set('content-type', 'application/json')
    .set('provider-signature', sign(''))
    .expect(400);
  expect(body).toMatchObject({ code: 'malformed_request' });
});

it.each([
  [399, 'USD', 399],
  [401, 'USD', 401],
  [400, 'EUR', 0],
])('takes a refund of %d %s where 4.00 USD were asked back', async (amount, currency, refunded) => {
  const payment = await service.captured();
  const refundId = newId();
  await service.database.run(
    {
      name: 'ask-refund',
      text: `WITH asked AS (UPDATE payment SET refunding = 400 WHERE id = $1)
             INSERT INTO operation (key, payment_id, kind, amount) VALUES ($2, $1, 'refund', 400)`,
    },
    [payment.id, refundId],
  );
  const event = { op: 'refund', key: refundId, amount, currency };
  await deliver(eventOf(payment, event)).expect(204);
  const { body } = await service.orders.get(`/${payment.id}`);
  expect(body).toMatchObject({ state: 'CAPTURED', refunded: { amount: refunded } });
});

it('answers 400 to a refund under the key of another payment', async () => {
  const [one, other] = [await service.captured(), await service.captured()];
  const event = { op: 'refund', key: newId(), amount: 1 };
  await deliver(eventOf(one, event)).expect(204);
  const { body } = await deliver(eventOf(other, event)).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'key' }] });
});

it('takes back no more than was disputed', async () => {
  const payment = await service.captured();
  const event = { op: 'dispute', key: newId() };
  await deliver(eventOf(payment, { ...event, amount: 300 })).expect(204);
  const won = { op: 'dispute_won', key: newId(), of: event.key, amount: 800 };
  await deliver(eventOf(payment, won)).expect(204);
  const { body } = await service.orders.get(`/${payment.id}`);
  expect(body).toMatchObject({ dispute: 'WON', disputed: { amount: 0 } });
});

it('answers 400 to an amount that no account could hold', async () => {
  const payment = await service.captured();
  const event = { op: 'refund', key: newId(), amount: Number.MAX_SAFE_INTEGER };
  await deliver(eventOf(payment, event)).expect(400);
});
