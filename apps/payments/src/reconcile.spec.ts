import { startReconcile } from './testing/reconcile-process.ts';
import { openService, type Service } from './testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const run = (changes: NodeJS.ProcessEnv = {}) =>
  startReconcile({
    ...service.database.settings,
    ...{ PROVIDER_URL: service.provider.url, ...changes },
  }).result;

it('repairs what a lost event would have done, and ends with the figures of its run', async () => {
  const { id, orderId } = await service.captured(1_000);
  await fetch(`${service.provider.url}/payments/${id}/refunds`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'refund by hand' },
    body: JSON.stringify({ orderId, amount: 300, currency: 'USD' }),
  });
  const { code, rows, errors } = await run();
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(rows).toMatchObject([{ step: 'done', movements: 2, payments: 1, repaired: 1, found: 0 }]);
  const { body } = await service.orders.get(`/${id}`).expect(200);
  expect(body).toMatchObject({ refunded: { amount: 300 } });
});

it('writes a row for what only a person can decide, and fails', async () => {
  await fetch(`${service.provider.url}/payments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': stray },
    body: JSON.stringify({
      ...{ paymentId: stray, orderId: stray, amount: 500, currency: 'USD', method: 'pm_ok' },
    }),
  });
  await fetch(`${service.provider.url}/payments/${stray}/capture`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `${stray}:capture` },
    body: JSON.stringify({ orderId: stray, amount: 500, currency: 'USD' }),
  });
  const { code, rows } = await run();
  expect(code).toBe(1);
  expect(rows).toMatchObject([
    { kind: 'unknown_payment', provider: { paymentId: stray, amount: 500 }, books: null },
    { step: 'done', found: 1 },
  ]);
});

const stray = '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d';

it('names what is missing in its environment', async () => {
  const { code, errors } = await run({ PROVIDER_URL: '' });
  expect(code).toBe(1);
  expect(errors).toContain('PROVIDER_URL: is missing');
});
