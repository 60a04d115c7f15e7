import { newId } from '@quartet/database';
import { type Service, openService } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

it('authorises, and shows what it holds', async () => {
  const [id, orderId, userId] = [newId(), newId(), newId()];
  const { status, body } = await service.pay('pm_ok', { id, orderId, userId });
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      ...{ id, orderId, userId, state: 'AUTHORISED', method: 'pm_ok', declineReason: null },
      amount: { amount: 1999, currency: 'USD' },
      captured: { amount: 0, currency: 'USD' },
      refunded: { amount: 0, currency: 'USD' },
      disputed: { amount: 0, currency: 'USD' },
      dispute: null,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    },
  });
  expect(await service.provider.journalOf(id)).toMatchObject([
    { op: 'authorise', key: id, amount: 1999, outcome: 'succeeded' },
  ]);
});

it.each([
  ['pm_declined', 'declined'],
  ['pm_insufficient_funds', 'insufficient_funds'],
])('passes on that %s was refused', async (method, declineReason) => {
  const { status, body } = await service.pay(method);
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { state: 'DECLINED', declineReason },
  });
});

it('lets an order try again after a refusal, and not after a success', async () => {
  const orderId = newId();
  expect((await service.pay('pm_declined', { orderId })).body).toMatchObject({ state: 'DECLINED' });
  expect((await service.pay('pm_ok', { orderId })).body).toMatchObject({ state: 'AUTHORISED' });
  const { status, body } = await service.pay('pm_ok', { orderId });
  expect({ status, body }).toMatchObject({ status: 409, body: { code: 'already_paid' } });
});

it('gives one order one payment, however many are asked for at once', async () => {
  const orderId = newId();
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => service.pay('pm_ok', { orderId })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
});

it('answers a repeat with the same payment, and asks the provider no second time', async () => {
  const payment = { id: newId(), orderId: newId() };
  const first = await service.pay('pm_ok', payment);
  const second = await service.pay('pm_ok', payment);
  expect(second.body).toEqual(first.body);
  expect(await service.provider.journalOf(payment.id)).toHaveLength(1);
});

it('asks the provider once, however many ask at once', async () => {
  const payment = { id: newId(), orderId: newId() };
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => service.pay('pm_slow_200', payment)),
  );
  for (const { status } of answers) expect([200, 202]).toContain(status);
  expect(await service.provider.journalOf(payment.id)).toHaveLength(1);
});

it('answers with the present state while another task talks to the provider', async () => {
  const [id, orderId, userId] = [newId(), newId(), newId()];
  const amount = { amount: 1999, currency: 'USD' } as const;
  const request = { id, orderId, userId, amount, method: 'pm_ok' };
  await service.deps.payments.apply({ kind: 'authorise', ...request });
  const { status, body } = await service.pay('pm_ok', { id, orderId });
  expect({ status, body }).toMatchObject({ status: 202, body: { id, state: 'AUTHORISING' } });
  expect(await service.provider.journalOf(id)).toEqual([]);
});

it.each(['pm_charge_then_drop', 'pm_charge_then_500'])(
  'takes a lost answer of %s for neither success nor failure',
  async (method) => {
    const { status, body } = await service.pay(method);
    expect({ status, body }).toMatchObject({ status: 202, body: { state: 'UNKNOWN' } });
  },
);

it('finds out by a repeat what became of a lost answer, under the same key', async () => {
  const payment = { id: newId(), orderId: newId() };
  await service.pay('pm_charge_then_drop', payment);
  const { status, body } = await service.pay('pm_charge_then_drop', payment);
  expect({ status, body }).toMatchObject({ status: 200, body: { state: 'AUTHORISED' } });
  expect(await service.provider.journalOf(payment.id)).toHaveLength(1);
});

it.each([{ amount: 2000 }, { orderId: newId() }])(
  'refuses to use an id again with %j',
  async (other) => {
    const payment = { id: newId(), orderId: newId() };
    await service.pay('pm_ok', payment);
    const { status, body } = await service.pay('pm_ok', { ...payment, ...other });
    expect({ status, body }).toMatchObject({ status: 409, body: { code: 'id_reused' } });
  },
);

it('comes too late for a payment that was voided before', async () => {
  const [id, orderId] = [newId(), newId()];
  await service.orders.put(`/${id}/void`).send({ orderId }).expect(200);
  const { status, body } = await service.pay('pm_ok', { id, orderId });
  expect({ status, body }).toMatchObject({ status: 409, body: { code: 'payment_closed' } });
  expect(await service.provider.journalOf(id)).toEqual([]);
});

it.each(['pm_gold', 'pm_slow_', 'pm_flaky_x', 'PM_OK', ''])(
  'refuses the payment method "%s"',
  async (method) => {
    const { status, body } = await service.pay(method);
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ path: 'method' }] },
    });
  },
);

it.each([
  [{ amount: -1, currency: 'USD' }, 'amount.amount'],
  [{ amount: 1.5, currency: 'USD' }, 'amount.amount'],
  [{ amount: 1, currency: 'XXX' }, 'amount.currency'],
])('refuses the amount %j', async (amount, path) => {
  const sent = { orderId: newId(), amount, method: 'pm_ok' };
  const { body } = await service.orders.put(`/${newId()}`).send(sent).expect(400);
  expect(body).toMatchObject({ errors: [{ path }] });
});
