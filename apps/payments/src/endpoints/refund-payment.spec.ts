import { newId } from '@quartet/database';
import { eventually } from '@quartet/testing';
import { sweep } from '../processing/sweep.ts';
import { type Service, openService, type PaymentBody } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const refunding = (id: string, amount: number, refundId: string = newId()) =>
  service.orders.put(`/${id}/refunds/${refundId}`).send({ amount: { amount, currency: 'USD' } });

it('gives a part back, and the payment shows it', async () => {
  const { id } = await service.captured(1000);
  const refundId = newId();
  const { body } = await refunding(id, 400, refundId).expect(200);
  expect(body).toEqual({
    id: refundId,
    paymentId: id,
    amount: { amount: 400, currency: 'USD' },
    state: 'SUCCEEDED',
    createdAt: expect.any(String),
  });
  const payment = await service.orders.get(`/${id}`).expect(200);
  expect(payment.body).toMatchObject({ state: 'CAPTURED', refunded: { amount: 400 } });
});

it('answers a repeat with the same refund', async () => {
  const { id } = await service.captured(1000);
  const refundId = newId();
  const first = await refunding(id, 1000, refundId).expect(200);
  const second = await refunding(id, 1000, refundId).expect(200);
  expect(second.body).toEqual(first.body);
  expect(await service.provider.journalOf(id)).toHaveLength(3);
});

it('accepts one of two refunds of 60 % at once', async () => {
  const { id } = await service.captured(1000);
  const answers = await Promise.all([refunding(id, 600), refunding(id, 600)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const refused = answers.find(({ status }) => status === 409);
  expect(refused?.body).toMatchObject({ code: 'refund_exceeds_capture' });
});

it('counts a refund whose answer was lost as given, until it knows', async () => {
  const { body } = await service.pay('pm_charge_then_500');
  const { id } = body as PaymentBody;
  await service.reaches(id, 'AUTHORISED');
  await service.orders.put(`/${id}/capture`).send({});
  await service.reaches(id, 'CAPTURED');
  const refundId = newId();
  expect((await refunding(id, 1999, refundId).expect(202)).body).toMatchObject({
    state: 'PENDING',
  });
  expect((await refunding(id, 1).expect(409)).body).toMatchObject({
    code: 'refund_exceeds_capture',
  });
  await eventually(async () => {
    await sweep(service.deps);
    const refund = await service.orders.get(`/${id}/refunds/${refundId}`).expect(200);
    expect(refund.body).toMatchObject({ state: 'SUCCEEDED' });
  });
});

it('shows a refund that the provider refused, and keeps the money refundable', async () => {
  const { id, orderId } = await service.captured(1000);
  await fetch(`${service.provider.url}/payments/${id}/refunds`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
    body: JSON.stringify({ orderId, amount: 700, currency: 'USD' }),
  });
  expect((await refunding(id, 600).expect(200)).body).toMatchObject({ state: 'FAILED' });
  expect((await refunding(id, 300).expect(200)).body).toMatchObject({ state: 'SUCCEEDED' });
});

it('refuses a payment whose money was not taken', async () => {
  const { body } = await service.pay('pm_ok');
  const answer = await refunding((body as PaymentBody).id, 1).expect(409);
  expect(answer.body).toMatchObject({ code: 'payment_closed' });
});

it('refuses to use a refund id for another amount, or for another payment', async () => {
  const [first, second] = [await service.captured(1000), await service.captured(1000)];
  const refundId = newId();
  await refunding(first.id, 100, refundId).expect(200);
  expect((await refunding(first.id, 200, refundId).expect(409)).body).toMatchObject({
    code: 'id_reused',
  });
  expect((await refunding(second.id, 100, refundId).expect(409)).body).toMatchObject({
    code: 'id_reused',
  });
});

it('answers 404 to an unknown payment', async () => {
  expect((await refunding(newId(), 1).expect(404)).body).toMatchObject({ code: 'not_found' });
});

it.each([0, -1, 1.5])('refuses the amount %d', async (amount) => {
  const { body } = await refunding(newId(), amount).expect(400);
  expect(body).toMatchObject({ errors: [{ path: 'amount.amount' }] });
});
