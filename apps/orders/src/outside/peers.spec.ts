import { createClient } from '@quartet/http';
import { listen, type Listening } from '@quartet/testing';
import { orderIn } from '../testing/order.ts';
import { httpPayments } from './http-payments.ts';
import { httpProducts } from './http-products.ts';

let answer = { status: 200, body: '' };
let server: Listening;
let client: ReturnType<typeof createClient>;
beforeAll(async () => {
  server = await listen((_req, res) => {
    res.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  client = createClient({ url: server.url, peer: 'peer', token: () => Promise.resolve('token') });
});
afterAll(async () => {
  await client.close();
  await server.close();
});

const usd = { amount: 2_000, currency: 'USD' as const };
const refund = { id: 'r', amount: usd, state: 'PENDING', reason: null } as const;
const order = orderIn('AUTHORISING', { paymentId: 'p', total: usd, refund });
const line = { productId: 'x', name: 'Mug', quantity: 2, unitPrice: { ...usd, amount: 1_000 } };
const held = { state: 'HELD', lines: [line], total: usd, expiresAt: '2026-01-31T12:00:00.000Z' };

type Call =
  | `products.${'reserve' | 'commit' | 'release'}`
  | `payments.${'find' | 'authorise' | 'capture' | 'void' | 'refund'}`;

async function outcomeOf(call: Call) {
  const products = httpProducts(client, { PRODUCTS_DEADLINE: 1_000 });
  const payments = httpPayments(client, { PAYMENTS_DEADLINE: 1_000 });
  const calls: Record<Call, () => Promise<{ kind: string; reason?: string }>> = {
    'products.reserve': () => products.reserve(order),
    'products.commit': () => products.commit(order),
    'products.release': () => products.release(order),
    'payments.find': () => payments.find(order),
    'payments.authorise': () => payments.authorise(order),
    'payments.capture': () => payments.capture(order),
    'payments.void': () => payments.void(order),
    'payments.refund': () => payments.refund(order),
  };
  const { kind, reason } = await calls[call]();
  return reason ?? kind;
}

const everyCall: Call[] = [
  'products.reserve',
  'products.commit',
  'products.release',
  'payments.find',
  'payments.authorise',
  'payments.capture',
  'payments.void',
  'payments.refund',
];

const unclear = [
  [500, { code: 'internal' }],
  [503, { code: 'unavailable' }],
  [429, { code: 'too_many_requests' }],
  [401, { code: 'unauthenticated' }],
  [400, { code: 'some_new_code' }],
  [409, { code: 'some_new_code' }],
  [409, {}],
  [200, {}],
  [200, []],
  [200, { state: 'SOMETHING' }],
  [302, { state: 'VOIDED' }],
] as const;

describe.each(everyCall)('%s', (call) => {
  it.each(unclear)('takes %d %j for unknown', async (status, body) => {
    answer = { status, body: JSON.stringify(body) };
    expect(await outcomeOf(call)).toBe('unknown');
  });

  it('takes an unreadable answer for unknown', async () => {
    answer = { status: 200, body: '{"state":"HELD"' };
    expect(await outcomeOf(call)).toBe('unknown');
  });
});

it.each<[Call, number, object, string]>([
  ['products.reserve', 200, held, 'reserved'],
  ['products.reserve', 200, { ...held, state: 'RELEASED' }, 'unknown'],
  ['products.reserve', 200, { ...held, total: null }, 'unknown'],
  ['products.reserve', 409, { code: 'out_of_stock' }, 'out_of_stock'],
  ['products.reserve', 409, { code: 'unknown_product' }, 'unknown_product'],
  ['products.reserve', 409, { code: 'reservation_closed' }, 'reservation_closed'],
  ['products.reserve', 400, { code: 'invalid_request' }, 'invalid_request'],
  ['products.reserve', 500, { code: 'out_of_stock' }, 'unknown'],
  ['products.commit', 200, { state: 'COMMITTED' }, 'done'],
  ['products.commit', 404, { code: 'not_found' }, 'reservation_closed'],
  ['products.commit', 409, { code: 'out_of_stock' }, 'out_of_stock'],
  ['products.release', 200, { state: 'RELEASED' }, 'done'],
  ['products.release', 200, { state: 'RESTOCKED' }, 'done'],
  ['products.release', 200, { state: 'HELD' }, 'unknown'],
  ['products.release', 404, { code: 'not_found' }, 'unknown'],
  ['payments.authorise', 200, { state: 'AUTHORISED', amount: usd }, 'authorised'],
  ['payments.authorise', 200, { state: 'CAPTURED', amount: usd }, 'authorised'],
  ['payments.authorise', 200, { state: 'DECLINED', amount: usd }, 'payment_declined'],
  [
    'payments.authorise',
    200,
    { state: 'DECLINED', amount: usd, declineReason: 'authentication_required' },
    'authentication_required',
  ],
  ['payments.authorise', 200, { state: 'VOIDED', amount: usd }, 'payment_closed'],
  ['payments.authorise', 202, { state: 'UNKNOWN', amount: usd }, 'unknown'],
  ['payments.authorise', 200, { state: 'AUTHORISING', amount: usd }, 'unknown'],
  ['payments.authorise', 409, { code: 'already_paid' }, 'already_paid'],
  ['payments.authorise', 400, { code: 'invalid_request' }, 'unknown'],
  ['payments.find', 404, { code: 'not_found' }, 'unknown'],
  ['payments.find', 200, { state: 'DECLINED', amount: usd }, 'payment_declined'],
  ['payments.capture', 200, { state: 'CAPTURED', captured: usd }, 'done'],
  [
    'payments.capture',
    200,
    { state: 'CAPTURED', captured: { ...usd, amount: 1 } },
    'payment_closed',
  ],
  ['payments.capture', 200, { state: 'CAPTURED' }, 'unknown'],
  ['payments.capture', 202, { state: 'AUTHORISED' }, 'unknown'],
  ['payments.capture', 409, { code: 'payment_closed' }, 'payment_closed'],
  ['payments.void', 200, { state: 'VOIDED' }, 'done'],
  ['payments.void', 200, { state: 'DECLINED' }, 'done'],
  ['payments.void', 202, { state: 'AUTHORISED' }, 'unknown'],
  ['payments.void', 409, { code: 'payment_closed' }, 'payment_closed'],
  ['payments.refund', 200, { state: 'SUCCEEDED' }, 'done'],
  ['payments.refund', 200, { state: 'FAILED' }, 'not_refundable'],
  ['payments.refund', 202, { state: 'PENDING' }, 'unknown'],
  ['payments.refund', 409, { code: 'refund_exceeds_capture' }, 'refund_exceeds_capture'],
])('%s takes %d %j for %s', async (call, status, body, outcome) => {
  answer = { status, body: JSON.stringify(body) };
  expect(await outcomeOf(call)).toBe(outcome);
});
