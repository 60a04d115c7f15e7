import { newId } from '@quartet/database';
import { type Service, openService, type PaymentBody } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

async function authorised(method = 'pm_ok'): Promise<PaymentBody> {
  const { body } = await service.pay(method);
  const { id, state } = body as PaymentBody;
  return state === 'AUTHORISED' ? (body as PaymentBody) : service.reaches(id, 'AUTHORISED');
}

it('takes all that was authorised, once', async () => {
  const { id } = await authorised();
  const first = await service.orders.put(`/${id}/capture`).send({}).expect(200);
  const second = await service.orders.put(`/${id}/capture`).send({}).expect(200);
  expect(first.body).toMatchObject({
    state: 'CAPTURED',
    captured: { amount: 1999, currency: 'USD' },
  });
  expect(second.body).toEqual(first.body);
  expect((await service.provider.journalOf(id)).map(({ key }) => key)).toEqual([
    id,
    `${id}:capture`,
  ]);
});

it('captures once when it is asked several times at once', async () => {
  const { id } = await authorised();
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => service.orders.put(`/${id}/capture`).send({})),
  );
  expect(answers.every(({ status }) => status === 200 || status === 202)).toBe(true);
  expect(answers.some(({ status }) => status === 200)).toBe(true);
  expect(await service.provider.journalOf(id)).toHaveLength(2);
});

it.each(['pm_charge_then_drop', 'pm_charge_then_500'])(
  'does not know about the lost answer of %s until it has asked',
  async (method) => {
    const { id } = await authorised(method);
    const { body } = await service.orders.put(`/${id}/capture`).send({}).expect(202);
    expect(body).toMatchObject({ state: 'AUTHORISED' });
    await service.reaches(id, 'CAPTURED');
    expect(await service.provider.journalOf(id)).toHaveLength(2);
  },
);

it('answers 202 while the authorisation itself is unknown', async () => {
  const { body } = await service.pay('pm_flaky_5');
  const { id } = body as PaymentBody;
  const answer = await service.orders.put(`/${id}/capture`).send({}).expect(202);
  expect(answer.body).toMatchObject({ state: 'UNKNOWN' });
});

it('refuses a declined payment', async () => {
  const { body } = await service.pay('pm_declined');
  const answer = await service.orders
    .put(`/${(body as PaymentBody).id}/capture`)
    .send({})
    .expect(409);
  expect(answer.body).toMatchObject({ code: 'payment_closed' });
});

it('refuses a voided payment', async () => {
  const { id, orderId } = await authorised();
  await service.orders.put(`/${id}/void`).send({ orderId }).expect(200);
  const { body } = await service.orders.put(`/${id}/capture`).send({}).expect(409);
  expect(body).toMatchObject({ code: 'payment_closed' });
});

it('passes on that the provider refused, again and again', async () => {
  const { id, orderId } = await authorised();
  const elsewhere = { orderId, amount: 1999, currency: 'USD' };
  await fetch(`${service.provider.url}/payments/${id}/void`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
    body: JSON.stringify(elsewhere),
  });
  for (const _time of ['first', 'second']) {
    const { body } = await service.orders.put(`/${id}/capture`).send({}).expect(409);
    expect(body).toMatchObject({ code: 'payment_closed' });
  }
});

it('answers 404 to an unknown payment', async () => {
  const { body } = await service.orders.put(`/${newId()}/capture`).send({}).expect(404);
  expect(body).toMatchObject({ code: 'not_found' });
});

it('takes no part of the amount', async () => {
  const { id } = await authorised();
  const { body } = await service.orders.put(`/${id}/capture`).send({ amount: 5 }).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request' });
});
