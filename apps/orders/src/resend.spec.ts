import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { readConfig } from '@quartet/config';
import { eventually } from '@quartet/testing';
import { ResendConfig } from './config.ts';
import { resendTask } from './resend-task.ts';
import { type OrderBody, place, placed, type ProblemBody, someOrder } from './testing/bodies.ts';
import { openService, type Service } from './testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const file = join(import.meta.dirname, 'resend.ts');

function environment({ database, products, payments, tokens }: Service): NodeJS.ProcessEnv {
  return {
    ...database.settings,
    SERVICE_PRIVATE_KEY: JSON.stringify(tokens.servicePrivateKey),
    ...{ LOG_LEVEL: 'error', LOG_FORMAT: 'json' },
    ...{ DATABASE_CONNECT_TIMEOUT: '20000', DATABASE_QUERY_TIMEOUT: '20000' },
    ...{ PRODUCTS_DEADLINE: '20000', PAYMENTS_DEADLINE: '20000' },
    ...{ PRODUCTS_URL: products.url, PAYMENTS_URL: payments.url },
  };
}

/** The rows that the task writes. */
async function resend(changes: NodeJS.ProcessEnv = {}, of = service): Promise<readonly object[]> {
  const rows: object[] = [];
  const config = readConfig(ResendConfig, { ...environment(of), ...changes });
  await resendTask(config, (row) => rows.push(row));
  return rows;
}

/** Runs the task in a process of its own, as on AWS. */
function runProcess(changes: NodeJS.ProcessEnv = {}) {
  const { NODE_COMPILE_CACHE } = process.env;
  const env = { NODE_COMPILE_CACHE, ...environment(service), ...changes };
  const args = ['--conditions=@quartet/source', '--disable-warning=ExperimentalWarning', file];
  return new Promise<{ code: unknown; rows: readonly unknown[]; errors: string }>((resolve) => {
    execFile(process.execPath, args, { env }, (error, stdout, errors) => {
      const lines = stdout.split('\n').filter(Boolean);
      const rows = lines.map((line) => JSON.parse(line) as unknown);
      resolve({ code: error ? error.code : 0, rows, errors });
    });
  });
}

/** An order whose service stopped before it got the answer to its authorisation. */
async function orderWithoutAnswer() {
  const other = await openService({ SAGA_WAIT: '1' });
  other.payments.fail('authorise', 'lost');
  const { body } = await place(other, someOrder(other)).expect(202);
  const { id } = body as OrderBody;
  await eventually(() => other.payments.ofOrder(id).length === 1);
  return { id, service: other, [Symbol.asyncDispose]: () => other.close() };
}

it('brings back what products and payments have lost of an order', async () => {
  const [sold, paid] = [await placed(service), await placed(service)];
  const [{ productId } = { productId: '' }] = sold.items;
  service.products.forget(sold.id);
  service.products.stock(productId, 10);
  service.payments.forget(paid.id);
  expect(await resend()).toEqual([{ orders: 2, found: 0 }]);
  expect(service.products.reservation(sold.id)).toBe('COMMITTED');
  expect(service.products.available(productId)).toBe(8);
  expect(service.payments.net(paid.id)).toBe(paid.total?.amount);
});

it('tries an answer that is missing again', async () => {
  const { id } = await placed(service);
  service.payments.forget(id);
  service.products.fail('commit', 'error');
  service.payments.fail('capture', 'lost');
  expect((await resend()).at(-1)).toMatchObject({ found: 0 });
  expect(service.payments.net(id)).toBe(2_000);
});

it('authorises again for an order that has lost its stock, after an answer that is missing', async () => {
  await using waiting = await orderWithoutAnswer();
  const { payments, products } = waiting.service;
  payments.forget(waiting.id);
  products.lose(waiting.id);
  payments.fail('authorise', 'error');
  await resend({}, waiting.service);
  expect(payments.ofOrder(waiting.id)).toHaveLength(1);
});

it('releases again what an order has given back', async () => {
  const declined = someOrder(service, { paymentMethod: 'pm_declined' });
  const { body } = await place(service, declined).expect(402);
  const id = String((body as ProblemBody).orderId);
  service.products.forget(id);
  expect((await resend()).at(-1)).toMatchObject({ found: 0 });
  expect(service.products.reservation(id)).not.toBe('HELD');
});

it('names a paid order whose stock is sold to others, and fails', async () => {
  const { id, items } = await placed(service);
  const [{ productId } = { productId: '' }] = items;
  service.products.forget(id);
  service.products.stock(productId, 1);
  const { code, rows } = await runProcess();
  expect(code).toBe(1);
  expect(rows).toMatchObject([
    { orderId: id, state: 'CONFIRMED', call: 'commit the stock', reason: 'out_of_stock' },
    { found: 1 },
  ]);
  service.products.stock(productId, 2);
  const again = await runProcess();
  expect(again).toMatchObject({ code: 0, rows: [{ found: 0 }], errors: '' });
});

it('leaves alone what has not changed lately', async () => {
  expect(await resend({ RESEND_WITHIN: '1' })).toEqual([{ orders: 0, found: 0 }]);
});

it('names what is missing in its environment', async () => {
  const { code, errors } = await runProcess({ PRODUCTS_URL: undefined });
  expect(code).toBe(1);
  expect(errors).toContain('PRODUCTS_URL: must be a URL');
});
