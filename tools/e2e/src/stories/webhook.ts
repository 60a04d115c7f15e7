import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Order, type Payment, unwrap } from '@quartet/client';
import type { Customer, Shop } from '../shop.ts';
import type { Story } from '../story.ts';
import { until } from '../until.ts';
import { placePaid } from './order.ts';

/** A cardholder disputes a payment, which only the provider's webhooks report. */
export const webhook: Story = {
  name: 'webhook',
  begin: async (shop) => {
    const [customer, product] = await Promise.all([shop.newCustomer(), shop.newProduct()]);
    const order = await placePaid({ customer, product });
    const payment = await paymentOf(customer, order);
    const event = JSON.stringify({ id: randomUUID(), type: 'capture', ...captureOf(shop, order) });
    assert.equal(await deliver(shop, event), 204);
    const dispute = randomUUID();
    await disputed(shop, { payment, dispute });
    await disputeIs(customer, { order, state: 'open' });
    return async () => {
      assert.equal(await deliver(shop, event), 204, 'an event that comes again');
      assert.notEqual(await deliver(shop, event, 'another secret'), 204);
      await tellProvider(shop, `/operations/${dispute}/won`);
      await disputeIs(customer, { order, state: 'won' });
    };
  },
};

async function paymentOf({ client: { api } }: Customer, { id: orderId }: Order): Promise<Payment> {
  const { items } = await unwrap(api.GET('/api/payments', { params: { query: { orderId } } }));
  const [payment] = items;
  assert.ok(payment, 'the order has no payment');
  return payment;
}

/** The capture in the provider's journal, of which payments knows already. */
function captureOf({ ready: { provider } }: Shop, { id }: Order): object {
  const lines = readFileSync(provider.journal, 'utf8').split('\n').filter(Boolean);
  const entries = lines.map((line) => JSON.parse(line) as { op: string; orderId: string });
  const capture = entries.find(({ op, orderId }) => op === 'capture' && orderId === id);
  assert.ok(capture, 'the provider has captured nothing');
  return capture;
}

/** Posts an event to the edge as the payment simulator does, and returns the status. */
async function deliver(
  { ready: { url }, traffic, webhookSecret }: Shop,
  body: string,
  secret = webhookSecret,
): Promise<number> {
  const seconds = Math.floor(Date.now() / 1_000);
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'provider-signature': `t=${seconds},v1=${signature}`,
  };
  const path = new URL('/api/payments/webhooks/simulator', url);
  const { status } = await traffic.fetch(new Request(path, { method: 'POST', headers, body }));
  return status;
}

interface Disputed {
  readonly payment: Payment;
  readonly dispute: string;
}

function disputed(shop: Shop, { payment, dispute }: Disputed): Promise<void> {
  const { id, orderId, captured } = payment;
  return tellProvider(shop, `/payments/${id}/disputes`, { key: dispute, orderId, ...captured });
}

/** Something that others do at the payment provider, which is outside of the services. */
async function tellProvider(
  { ready }: Shop,
  path: string,
  { key = randomUUID(), ...body }: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const response = await fetch(new URL(path, ready.provider.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': String(key) },
    body: JSON.stringify(body),
  });
  assert.ok(response.ok, `the provider: ${response.status} ${await response.text()}`);
}

async function disputeIs(
  { client }: Customer,
  { order, state }: { readonly order: Order; readonly state: 'open' | 'won' },
): Promise<void> {
  await until(`the dispute of ${order.id} is ${state}`, async () => {
    const { dispute } = await client.orders.get(order.id);
    return dispute?.state === state || undefined;
  });
}
