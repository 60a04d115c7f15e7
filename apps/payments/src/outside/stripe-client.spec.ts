import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '@quartet/testing';
import Stripe from 'stripe';
import { stripeVersion } from '../testing/stripe-account.ts';
import { callWith, stripeAt } from '../testing/stripe-calls.ts';

const answering =
  (status: number, body: string): RequestListener =>
  (_req, res) =>
    void res.writeHead(status, { 'content-type': 'application/json' }).end(body);

const error = (members: object) => JSON.stringify({ error: members });
const intent = { id: 'pi_1', status: 'requires_capture', amount: 1, currency: 'gbp', metadata: {} };

it.each<[string, RequestListener]>([
  ['an answer that is no JSON', answering(200, '<html>')],
  ['an empty answer', answering(200, '')],
  ['null', answering(200, 'null')],
  ['an intent without a state', answering(200, JSON.stringify({ ...intent, status: undefined }))],
  ['a state that is new', answering(200, JSON.stringify({ ...intent, status: 'pondering' }))],
  ['an intent under way', answering(200, JSON.stringify({ ...intent, status: 'processing' }))],
  ['another currency', answering(200, JSON.stringify({ ...intent, currency: 'chf' }))],
  ['a failure without an error in it', answering(500, '{}')],
  ['a failure on the way', answering(502, '<html>')],
  ['a redirect', answering(302, '{}')],
  ['a wrong API key', answering(401, error({ type: 'invalid_request_error' }))],
  ['a permission that is missing', answering(403, error({ type: 'invalid_request_error' }))],
  ['an object that is missing', answering(404, error({ type: 'invalid_request_error' }))],
  ['a lock', answering(400, error({ type: 'invalid_request_error', code: 'lock_timeout' }))],
  ['a key with other parameters', answering(400, error({ type: 'idempotency_error' }))],
  ['a rate limit that lasts', answering(429, error({ type: 'invalid_request_error' }))],
  ['a refusal of no card', answering(402, error({ type: 'api_error' }))],
  ['a lost connection', (req) => void req.socket.destroy()],
  ['an answer that breaks off', (_req, res) => void res.write('{', () => res.destroy())],
  ['silence', () => undefined],
])('takes %s for neither success nor refusal', async (_what, listener) => {
  const server = await listen(listener);
  const elsewhere = stripeAt(server.url, 500);
  expect(await elsewhere.authorise(callWith())).toMatchObject({ kind: 'unknown' });
  expect(await elsewhere.lookUp(callWith())).toMatchObject({ kind: 'unknown' });
  await elsewhere.close();
  await server.close();
});

it('asks again under the same key while Stripe limits the rate', async () => {
  const seen: unknown[] = [];
  const server = await listen((req, res) => {
    seen.push(req.headers['idempotency-key']);
    const isLimited = seen.length < 4;
    const body = isLimited ? error({ type: 'invalid_request_error' }) : JSON.stringify(intent);
    answering(isLimited ? 429 : 200, body)(req, res);
  });
  const elsewhere = stripeAt(server.url);
  const call = callWith('pm_card_visa', { amount: { amount: 1, currency: 'GBP' } });
  expect(await elsewhere.authorise(call)).toMatchObject({ kind: 'succeeded' });
  expect(seen).toEqual([call.key, call.key, call.key, call.key]);
  await elsewhere.close();
  await server.close();
});

it('asks for the version whose types it is compiled with', () => {
  expect(Stripe.API_VERSION).toBe(stripeVersion);
});

it('puts nothing into the log that opens a payment to others', async () => {
  const secret = 'pi_1_secret_of_the_customer';
  const server = await listen(
    answering(409, error({ type: 'api_error', payment_intent: { client_secret: secret } })),
  );
  const elsewhere = stripeAt(server.url);
  const outcome = await elsewhere.authorise(callWith());
  expect(outcome).toMatchObject({ cause: { message: expect.stringContaining('409 api_error') } });
  expect(JSON.stringify(outcome, Object.getOwnPropertyNames(new Error('')))).not.toContain(secret);
  await elsewhere.close();
  await server.close();
});

it('sends a form with its key and version, and nothing about this machine', async () => {
  const seen: unknown[] = [];
  const server = await listen(async (req, res) => {
    seen.push({ method: req.method, url: req.url, headers: req.headers, body: await text(req) });
    answering(500, '{}')(req, res);
  });
  const elsewhere = stripeAt(server.url);
  const call = callWith();
  await elsewhere.authorise(call);
  await elsewhere.authorise(call);
  expect(seen).toHaveLength(2);
  expect(seen[0]).toMatchObject({
    ...{ method: 'POST', url: '/v1/payment_intents' },
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'idempotency-key': call.key,
      'stripe-version': '2026-10-28.endive',
    },
    body: expect.stringContaining('capture_method=manual'),
  });
  expect(seen[1]).not.toHaveProperty('headers.x-stripe-client-telemetry');
  await elsewhere.close();
  await server.close();
});
